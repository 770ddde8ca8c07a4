package org.esmpy.solver.internal.error;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;

/**
 * Computes how much the errors of compositions grow because the thickness of each phase was fitted to its own counts. A
 * film that is a little thicker or thinner explains the spectrum of a phase by other weights, nearly as well. The loss
 * of likelihood gives the error of the thickness; the change of the weights converts that into an error of the
 * composition.
 */
public final class ThicknessErrors {
    private static final double PERCENT = 100;

    /** Change of the logarithm of the thickness to both sides by which derivatives are taken. */
    private static final double STEP = 0.1;

    private final SpectralModel model;
    private final DMatrixRMaj w;
    private final DMatrixRMaj spectra;
    private final Side[] thinner;
    private final Side[] thicker;
    private final double[] logVariances;

    /**
     * @param problem   what was fitted
     * @param basis     G of the phases at their fitted thickness
     * @param w         W, C×K, per unit of exposure
     * @param exposures abundances of each phase, summed over pixels, in units of exposure, length K
     */
    public ThicknessErrors(Problem problem, Basis basis, DMatrixRMaj w, double[] exposures) {
        this.model = problem.model().orElseThrow();
        this.w = w;
        this.spectra = PhaseBases.of(problem.seen(basis)).spectra(w);
        int phases = exposures.length;
        this.thinner = sides(films(problem, basis, -STEP), phases);
        this.thicker = sides(films(problem, basis, STEP), phases);
        double[] information = new double[phases];
        for (int k = 0; k < phases; k++) {
            information[k] = exposures[k] * (thinner[k].nats + thicker[k].nats) / (STEP * STEP);
        }
        this.logVariances = FilmPrior.variances(information);
    }

    /**
     * The phases as films whose logarithms of thickness differ by {@code step}; the film of a phase does not depend on
     * the others.
     */
    private Films films(Problem problem, Basis basis, double step) {
        double[] thickness = basis.phases().stream()
                .mapToDouble(phase -> phase.thickness() * Math.exp(step))
                .toArray();
        Basis films = model.refinePhases(basis, w, thickness);
        return new Films(PhaseBases.of(problem.seen(films)), model.atomScale(films));
    }

    /**
     * Standard errors of the composition of a phase, at.%, by symbol.
     *
     * @param phase k
     */
    public Map<String, Double> atPct(int phase) {
        Map<String, Double> errors = new TreeMap<>();
        thicker[phase].fractions.forEach((symbol, fraction) -> {
            double slope = (fraction - thinner[phase].fractions.getOrDefault(symbol, 0.0)) / (2 * STEP);
            errors.put(symbol, PERCENT * Math.abs(slope) * Math.sqrt(logVariances[phase]));
        });
        return errors;
    }

    private Side[] sides(Films films, int phases) {
        Side[] sides = new Side[phases];
        for (int k = 0; k < phases; k++) {
            sides[k] = side(k, films);
        }
        return sides;
    }

    private Side side(int phase, Films films) {
        DMatrixRMaj spectrum = CommonOps_DDRM.extractColumn(spectra, phase, null);
        double[] near = CommonOps_DDRM.extractColumn(w, phase, null).data;
        PoissonWeights.Found found = new PoissonWeights(spectrum.data, columns(films.bases.of(phase))).find(near);
        DMatrixRMaj moved = w.copy();
        CommonOps_DDRM.insert(DMatrixRMaj.wrap(moved.getNumRows(), 1, found.weights()), moved, 0, phase);
        AtomScale atoms = films.atoms;
        SortedMap<String, Double> fractions = atoms.atomicFractions(moved, phase, atoms.atomsPerWeight(moved, phase));
        return new Side(Math.max(0, found.nats()), fractions);
    }

    private static double[][] columns(DMatrixRMaj g) {
        double[][] columns = new double[g.getNumCols()][];
        Arrays.setAll(columns, c -> CommonOps_DDRM.extractColumn(g, c, null).data);
        return columns;
    }

    private record Films(PhaseBases bases, AtomScale atoms) {}

    /**
     * A phase explained by a film of another thickness.
     *
     * @param nats      by how much worse, nats per unit of exposure
     * @param fractions its atomic fractions
     */
    private record Side(double nats, SortedMap<String, Double> fractions) {}
}
