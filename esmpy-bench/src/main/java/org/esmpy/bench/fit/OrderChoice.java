package org.esmpy.bench.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.EnergyAxis;
import org.esmpy.solver.analysis.PhaseNumbering;
import org.esmpy.solver.analysis.PhaseOrder;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;

/**
 * Numbers the phases of a fit: by mean abundance, or like the phases of an earlier fit with the most similar spectra.
 * Where settings refer to phases by number, the numbers stay as they are.
 */
final class OrderChoice {
    private static final String LIKE = "like:";

    private final boolean numbered;
    private final Optional<CsvTable.Content> earlier;

    private OrderChoice(boolean numbered, Optional<CsvTable.Content> earlier) {
        this.numbered = numbered;
        this.earlier = earlier;
    }

    /**
     * Reads the order from settings, and the spectra of the earlier fit if they name one.
     *
     * @throws IllegalArgumentException if the order is malformed, names no fit, or other settings number phases as well
     */
    static OrderChoice of(FitSettings settings) {
        boolean numbered = settings.namesPhases();
        if (settings.order().isEmpty()) {
            return new OrderChoice(numbered, Optional.empty());
        }
        String order = settings.order().get();
        if (!order.startsWith(LIKE)) {
            throw new IllegalArgumentException("--order takes like:DIR or like:DIR/result.json of an earlier"
                    + " fit, got '"
                    + order + "'; without it the most abundant phase is the first");
        }
        if (numbered) {
            throw new IllegalArgumentException(
                    "--order gives phases the numbers of another fit, but phases are named by number"
                            + " (--absent, --known,"
                            + " --pure, --stoichiometry, --lower-w, --lower-h, --init-w or --init-h); leave"
                            + " out one or the"
                            + " other");
        }
        return new OrderChoice(false, Optional.of(read(Path.of(order.substring(LIKE.length())))));
    }

    private static CsvTable.Content read(Path given) {
        if (!Files.exists(given)) {
            throw new IllegalArgumentException(
                    "--order like:" + given + ": no such file or folder; name the folder or result.json of a fit");
        }
        Path folder = Files.isDirectory(given)
                ? given
                : given.toAbsolutePath().normalize().getParent();
        Path spectra = folder.resolve("spectra.csv");
        if (!Files.exists(spectra)) {
            throw new IllegalArgumentException("--order like:" + given + ": there is no " + spectra
                    + "; name the folder or result.json" + " of a fit");
        }
        try {
            CsvTable.Content table = CsvTable.read(spectra);
            if (!table.header().contains("energy_keV") || phases(table).isEmpty()) {
                throw new IllegalArgumentException(
                        spectra + " holds no spectra of phases (columns energy_keV, phase_1, …)");
            }
            return table;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + spectra + ": " + e.getMessage(), e);
        }
    }

    private static List<String> phases(CsvTable.Content table) {
        return table.header().stream()
                .filter(name -> name.matches("phase_\\d+"))
                .toList();
    }

    /** The numbering for spectra with this energy axis. */
    PhaseNumbering at(EnergyAxis energy) {
        return (abundances, weights, spectra) -> order(abundances, weights, spectra, energy);
    }

    /**
     * The order of phases.
     *
     * @param h       abundances that can be compared, K×P
     * @param weights weights of the phases, a column for each
     * @param spectra L×K
     */
    PhaseOrder order(DMatrixRMaj h, DMatrixRMaj weights, DMatrixRMaj spectra, EnergyAxis energy) {
        if (numbered) {
            return PhaseOrder.of(IntStream.range(0, h.getNumRows()).toArray());
        }
        PhaseOrder order = PhaseOrder.byAbundance(h, weights);
        return earlier.map(table -> order.then(like(table, order.columns(spectra), energy)))
                .orElse(order);
    }

    /** Gives phases the order of the earlier phases that they are matched with; the others follow by abundance. */
    private static PhaseOrder like(CsvTable.Content table, DMatrixRMaj spectra, EnergyAxis energy) {
        DMatrixRMaj others = resampled(table, energy);
        int[] match = PhaseAssignment.cheapest(PhaseMatching.anglesDeg(spectra, others));
        Integer[] order = IntStream.range(0, spectra.getNumCols()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt(k -> match[k] < 0 ? others.getNumCols() : match[k]));
        return PhaseOrder.of(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /** The spectra of a table at the energies of a fit; 0 where it has none. */
    private static DMatrixRMaj resampled(CsvTable.Content table, EnergyAxis energy) {
        List<String> names = phases(table);
        List<double[]> rows = new ArrayList<>();
        double[] keV = table.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get("energy_keV")))
                .toArray();
        for (CsvTable.Row row : table.rows()) {
            rows.add(names.stream()
                    .mapToDouble(name -> Double.parseDouble(row.get(name)))
                    .toArray());
        }
        DMatrixRMaj spectra = new DMatrixRMaj(energy.channels(), names.size());
        int at = 0;
        for (int l = 0; l < energy.channels(); l++) {
            double wanted = energy.centreKeV(l);
            while (at + 2 < keV.length && keV[at + 1] < wanted) {
                at++;
            }
            boolean within = keV.length > 1
                    && wanted >= keV[0] - energy.widthKeV()
                    && wanted <= keV[keV.length - 1] + energy.widthKeV();
            for (int k = 0; within && k < names.size(); k++) {
                double share = (wanted - keV[at]) / (keV[at + 1] - keV[at]);
                spectra.set(l, k, Math.max(0, (1 - share) * rows.get(at)[k] + share * rows.get(at + 1)[k]));
            }
        }
        return spectra;
    }
}
