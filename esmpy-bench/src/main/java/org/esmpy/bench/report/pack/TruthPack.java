package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.result.TruthScores;
import org.esmpy.bench.score.ComparedMaps;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.sim.GroundTruth;

/**
 * Packs the truth of a simulated map for the page: spectra, compositions, and maps in the scale in which they are
 * compared with those of the fit. In the header, {@code fitted} is the index of the phase that is matched with a true
 * one; it is absent if no phase was left.
 */
final class TruthPack {
    private final Pack pack;
    private final TruthScores scores;
    private final GroundTruth truth;
    private final DMatrixRMaj spectra;

    private TruthPack(Pack pack, TruthScores scores, GroundTruth truth, DMatrixRMaj spectra) {
        this.pack = pack;
        this.scores = scores;
        this.truth = truth;
        this.spectra = spectra;
    }

    /**
     * Does nothing where the folder holds no truth.
     *
     * @param budget bytes of the maps before compression
     */
    static void into(Pack pack, FitFolder fit, MapPack maps, long budget) throws IOException {
        Optional<TruthScores> scores = TruthScores.of(fit);
        Optional<GroundTruth> truth = scores.isPresent() ? fit.image().flatMap(GroundTruth::of) : Optional.empty();
        Optional<DMatrixRMaj> spectra = fit.spectra();
        Optional<NpyArray> h = fit.maps();
        if (truth.isPresent() && spectra.isPresent() && h.isPresent()) {
            TruthPack packing = new TruthPack(pack, scores.get(), truth.get(), spectra.get());
            ObjectNode header =
                    pack.header().putObject("truth").put("shares", scores.get().shares());
            packing.writePhases(header.putArray("phases"), TruthScores.compositions(fit));
            packing.writeSpectra(header);
            packing.writeMaps(header, h.get(), maps, budget);
        }
    }

    private void writePhases(ArrayNode phases, List<CsvTable.Row> compositions) {
        for (PhaseScore score : scores.phases()) {
            ObjectNode phase = phases.addObject().put("name", score.phase());
            if (TruthScores.isMatched(score)) {
                phase.put("fitted", score.fitted());
            }
            ObjectNode atPct = phase.putObject("atPct");
            compositions.stream()
                    .filter(row -> row.get("phase").equals(score.phase()))
                    .forEach(row -> atPct.put(row.get("element"), FitFolder.number(row.get("true_at_pct"))));
        }
    }

    /** True spectra; where abundances of the fit do not sum to one, scaled to the counts of the matched spectrum. */
    private void writeSpectra(ObjectNode header) {
        double[][] all = new double[truth.phases()][];
        for (int t = 0; t < all.length; t++) {
            double[] own = CommonOps_DDRM.extractColumn(truth.spectra(), t, null).data;
            PhaseScore score = scores.phases().get(t);
            double factor = scores.shares() && TruthScores.isMatched(score)
                    ? CommonOps_DDRM.elementSum(CommonOps_DDRM.extractColumn(spectra, score.fitted(), null))
                            / Arrays.stream(own).sum()
                    : 1;
            all[t] = Arrays.stream(own).map(value -> factor * value).toArray();
        }
        header.set("spectra", pack.floats(RegionPack.joined(all)));
    }

    private void writeMaps(ObjectNode header, NpyArray h, MapPack maps, long budget) {
        int pixels = truth.abundances().getNumCols();
        DMatrixRMaj found = DMatrixRMaj.wrap(h.shape()[0], pixels, h.values());
        ComparedMaps compared = ComparedMaps.of(truth, spectra, found, !scores.shares());
        if (compared.shares()) {
            header.set("maps", maps.add(rows(compared.truth()), budget / 2));
            header.set("found", maps.add(rows(compared.found()), budget / 2));
        } else {
            header.set("maps", maps.add(rows(compared.truth()), budget));
        }
    }

    private static double[][] rows(DMatrixRMaj maps) {
        int pixels = maps.getNumCols();
        return IntStream.range(0, maps.getNumRows())
                .mapToObj(k -> Arrays.copyOfRange(maps.data, k * pixels, (k + 1) * pixels))
                .toArray(double[][]::new);
    }
}
