package org.esmpy.solver.internal.error;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.KlProjection;

/**
 * Computes how much the errors of compositions grow because the thickness of each phase was fitted to its own counts. A film that
 * is a little thicker or thinner explains the spectrum of a phase by other weights, nearly as well. How much worse it does
 * gives the error of the thickness; the other weights give what this error means for the composition.
 *
 * @param problem    what was fitted
 * @param basis      G of the phases, as thick as they were found
 * @param w          W, C×K, per unit of exposure
 * @param spectra    D = G·W of the fitted channels, L×K
 * @param exposures  what each phase has of all exposure, length K
 */
public record ThicknessErrors(Problem problem, Basis basis, DMatrixRMaj w, DMatrixRMaj spectra, double[] exposures) {
    /** Expected standard deviation of the logarithm of a phase's thickness, relative to that of the map. */
    public static final double LOG_SPREAD = 0.5;

    private static final double PERCENT = 100;

    /** Change of the logarithm of the thickness to both sides by which derivatives are taken. */
    private static final double STEP = 0.1;

    /**
     * Standard errors of the composition of a phase, at.%, by symbol.
     *
     * @param phase k
     */
    public Map<String, Double> atPct(int phase) {
        DMatrixRMaj spectrum = CommonOps_DDRM.extractColumn(spectra, phase, null);
        Side thin = side(phase, spectrum, -STEP);
        Side thick = side(phase, spectrum, STEP);
        double information =
                exposures[phase] * (thin.nats + thick.nats) / (STEP * STEP) + 1 / (LOG_SPREAD * LOG_SPREAD);
        Map<String, Double> errors = new TreeMap<>();
        thick.fractions.forEach((symbol, fraction) -> {
            double slope = (fraction - thin.fractions.getOrDefault(symbol, 0.0)) / (2 * STEP);
            errors.put(symbol, PERCENT * Math.abs(slope) / Math.sqrt(information));
        });
        return errors;
    }

    /** The phase as a film whose thickness has another logarithm. */
    private Side side(int phase, DMatrixRMaj spectrum, double step) {
        double[] thickness = IntStream.range(0, w.getNumCols())
                .mapToDouble(k -> basis.phases().get(k).thickness() * (k == phase ? Math.exp(step) : 1))
                .toArray();
        SpectralModel model = problem.model().orElseThrow();
        Basis other = model.refinePhases(basis, w, thickness);
        DMatrixRMaj g = PhaseBases.of(problem.seen(other)).of(phase);
        DMatrixRMaj weights = new KlProjection(g).weights(spectrum);
        DMatrixRMaj explained = new DMatrixRMaj(spectrum.getNumRows(), 1);
        CommonOps_DDRM.mult(g, weights, explained);
        DMatrixRMaj moved = w.copy();
        CommonOps_DDRM.insert(weights, moved, 0, phase);
        AtomScale atoms = model.atomScale(other);
        SortedMap<String, Double> fractions = atoms.atomicFractions(moved, phase, atoms.atomsPerWeight(moved, phase));
        return new Side(divergenceNats(spectrum, explained), fractions);
    }

    private static double divergenceNats(DMatrixRMaj x, DMatrixRMaj y) {
        double nats = 0;
        for (int l = 0; l < x.getNumElements(); l++) {
            nats += y.get(l) - x.get(l) + (x.get(l) > 0 ? x.get(l) * Math.log(x.get(l) / y.get(l)) : 0);
        }
        return Math.max(0, nats);
    }

    /**
     * A phase explained by a film of another thickness.
     *
     * @param nats      by how much worse, nats per unit of exposure
     * @param fractions its atomic fractions
     */
    private record Side(double nats, SortedMap<String, Double> fractions) {}
}
