package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyArray;

/** Packs the spectra of a fit: of the phases and their parts by column of G, and the sums of data and model. */
final class SpectraPack {
    /** Number of steps in which the square root of a part is stored; the root keeps weak lines precise. */
    private static final int STEPS = 65535;

    private final FitFolder fit;
    private final Pack pack;

    SpectraPack(FitFolder fit, Pack pack) {
        this.fit = fit;
        this.pack = pack;
    }

    /** Does nothing if there are no spectra. */
    void write(Optional<LineTable> lines) throws IOException {
        Optional<CsvTable.Content> found = fit.table("spectra.csv");
        if (found.isEmpty()) {
            return;
        }
        CsvTable.Content table = found.get();
        ObjectNode spectra = pack.header().putObject("spectra");
        double[] energy = FitFolder.numbers(table, "energy_keV");
        spectra.put("channels", energy.length).put("firstKeV", energy[0]);
        spectra.put("widthKeV", energy.length < 2 ? 1 : (energy[energy.length - 1] - energy[0]) / (energy.length - 1));
        spectra.set("data", pack.floats(FitFolder.numbers(table, "data_sum")));
        spectra.set("model", pack.floats(FitFolder.numbers(table, "model_sum")));
        double[][] phases = FitFolder.phases(table, "").stream()
                .map(name -> FitFolder.numbers(table, name))
                .toArray(double[][]::new);
        spectra.put("phases", phases.length);
        spectra.set("ofPhases", pack.floats(RegionPack.joined(phases)));
        Optional<NpyArray> g = fit.array("G.npy");
        Optional<CsvTable.Content> w = fit.table("W.csv");
        if (g.isPresent() && w.isPresent() && lines.isPresent()) {
            writeParts(spectra, g.get(), w.get(), lines.get());
        }
        lines.ifPresent(
                all -> all.lines().forEach(line -> spectra.withArray("lines").addPOJO(line)));
    }

    private void writeParts(ObjectNode spectra, NpyArray g, CsvTable.Content w, LineTable lines) {
        List<String> phases = FitFolder.phases(w, "");
        int own = g.shape()[0];
        int channels = g.shape()[1];
        int columns = g.shape()[2];
        Map<String, List<Integer>> groups = groups(lines);
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            ObjectNode part = spectra.withArray("parts").addObject();
            LineTable.Column first = lines.columns().get(group.getValue().get(0));
            part.put("name", group.getKey()).put("kind", first.kind());
            for (int k = 0; k < phases.size(); k++) {
                double[] values = new double[channels];
                for (int c : group.getValue()) {
                    double weight = FitFolder.number(w.rows().get(c).get(phases.get(k)));
                    int from = (own == 1 ? 0 : k) * channels * columns;
                    for (int l = 0; l < channels; l++) {
                        values[l] += weight * g.values()[from + l * columns + c];
                    }
                }
                double top = Arrays.stream(values).max().orElse(0);
                int[] steps = Arrays.stream(values)
                        .mapToInt(value -> value > 0 ? (int) Math.round(STEPS * Math.sqrt(value / top)) : 0)
                        .toArray();
                part.withArray("ofPhases").add(pack.shorts(steps).put("top", top));
            }
        }
    }

    /** The columns of each part: all terms of the continuum together, every other column alone. */
    private static Map<String, List<Integer>> groups(LineTable lines) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int c = 0; c < lines.columns().size(); c++) {
            LineTable.Column column = lines.columns().get(c);
            String name = column.kind().equals("continuum") ? "continuum" : column.name();
            groups.computeIfAbsent(name, key -> new ArrayList<>()).add(c);
        }
        return groups;
    }
}
