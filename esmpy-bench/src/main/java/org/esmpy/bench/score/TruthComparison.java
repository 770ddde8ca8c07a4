package org.esmpy.bench.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.model.BasisColumn;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.sim.GroundTruth;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;

/**
 * Compares a decomposition with the truth of a simulation. Phases are matched by the assignment with the smallest sum
 * of spectral angles. Where the abundances of the fit do not sum to one, maps of fit and truth are compared as shares
 * of the pixel's counts. Pixels without specimen are left out, and so are elements that were not fitted, such as those
 * without a line in the energy range.
 */
public final class TruthComparison {
    /**
     * Weight of the map error in the matching, degrees; so small that it matters only for phases of equal spectra.
     */
    private static final double TIE_DEG = 1e-6;

    /** True share above which the intervals of an element are counted, at.%. */
    private static final double LEAST_AT_PCT = 1;

    private TruthComparison() {}

    /**
     * @param truth  the truth
     * @param fitted the fit, on the channels of the truth
     * @return one score per phase of the truth, in its order
     */
    public static List<PhaseScore> scores(GroundTruth truth, Fitted fitted) {
        List<PhaseScore> scores = new ArrayList<>();
        for (PhaseScore score : scores(truth, fitted.spectra(), fitted.factors().h(), fitted.onSimplex())) {
            if (score.fitted() < fitted.phases()) {
                List<ComparedShare> shares = shares(truth, fitted, score);
                scores.add(score.withComposition(compositionError(shares), intervals(shares)));
            } else {
                scores.add(score);
            }
        }
        return scores;
    }

    /**
     * The shares of all elements in a true phase or in the matched phase of the fit, and of those that were fitted.
     *
     * @param score score of the true phase in this fit
     * @return sorted by atomic number; empty if the true phase is not matched
     */
    public static List<ComparedShare> shares(GroundTruth truth, Fitted fitted, PhaseScore score) {
        int phase = score.fitted();
        if (phase >= fitted.phases()) {
            return List.of();
        }
        Composition composition =
                fitted(truth.compositions().get(truth.phaseNames().indexOf(score.phase())), fitted);
        Optional<Composition> found = fitted.compositions().get(phase);
        SortedSet<Element> elements = new TreeSet<>(composition.elements());
        elements.addAll(fitted.elements());
        return elements.stream()
                .map(element -> new ComparedShare(
                        element,
                        composition.atomicFraction(element),
                        found.map(known -> OptionalDouble.of(known.atomicFraction(element)))
                                .orElseGet(OptionalDouble::empty),
                        fitted.range(phase, element),
                        fitted.modelError(phase, element),
                        held(fitted, phase, element, 100 * composition.atomicFraction(element))))
                .toList();
    }

    private static Map<StatedInterval, Boolean> held(Fitted fitted, int phase, Element element, double trueAtPct) {
        Map<StatedInterval, Boolean> held = new EnumMap<>(StatedInterval.class);
        for (StatedInterval kind : StatedInterval.values()) {
            kind.holds(fitted, phase, element, trueAtPct).ifPresent(yes -> held.put(kind, yes));
        }
        return held;
    }

    /**
     * Scores spectra and maps alone. Where there are fewer found phases than true ones, the true phases that are left
     * are compared with an empty spectrum and an empty map: their angle is 90°.
     *
     * @param truth     the truth
     * @param found     spectra, L×K, on the channels of the truth
     * @param maps      abundances, K×P
     * @param onSimplex whether the abundances of a pixel sum to one
     * @return one score per true phase, in the order of the truth, without compositions
     */
    public static List<PhaseScore> scores(GroundTruth truth, DMatrixRMaj found, DMatrixRMaj maps, boolean onSimplex) {
        int columns = Math.max(truth.phases(), found.getNumCols());
        DMatrixRMaj spectra = padded(found, found.getNumRows(), columns);
        ComparedMaps compared = ComparedMaps.of(truth, spectra, padded(maps, columns, maps.getNumCols()), onSimplex);
        DMatrixRMaj abundance = compared.found();
        DMatrixRMaj trueAbundance = compared.truth();
        int[] pixels = withSpecimen(truth.abundances());
        int phases = truth.phases();
        double[][] angles = PhaseMatching.anglesDeg(truth.spectra(), spectra);
        MapErrors[][] errors = new MapErrors[phases][spectra.getNumCols()];
        double[][] costs = new double[phases][spectra.getNumCols()];
        for (int t = 0; t < phases; t++) {
            for (int k = 0; k < spectra.getNumCols(); k++) {
                errors[t][k] = MapErrors.of(abundance, k, trueAbundance, t, pixels);
                costs[t][k] = angles[t][k] + TIE_DEG * errors[t][k].mae();
            }
        }
        int[] match = PhaseAssignment.cheapest(costs);
        List<PhaseScore> scores = new ArrayList<>();
        for (int t = 0; t < phases; t++) {
            int k = match[t];
            scores.add(new PhaseScore(
                    truth.phaseNames().get(t),
                    k,
                    angles[t][k],
                    errors[t][k].mae(),
                    errors[t][k].mse(),
                    errors[t][k].pearson(),
                    OptionalDouble.empty(),
                    Map.of()));
        }
        return scores;
    }

    /** The maps that {@link #scores(GroundTruth, Fitted)} compares, in the order of the phases of the truth. */
    public static ComparedMaps maps(GroundTruth truth, Fitted fitted) {
        return ComparedMaps.of(truth, fitted.spectra(), fitted.factors().h(), fitted.onSimplex())
                .inOrder(scores(truth, fitted));
    }

    private static DMatrixRMaj padded(DMatrixRMaj matrix, int rows, int columns) {
        DMatrixRMaj padded = new DMatrixRMaj(rows, columns);
        CommonOps_DDRM.insert(matrix, padded, 0, 0);
        return padded;
    }

    /** The true composition of the fitted elements alone, as a fit gives no shares of others. */
    private static Composition fitted(Composition truth, Fitted fitted) {
        Map<Element, Double> atoms = new TreeMap<>();
        for (BasisColumn column : fitted.basis().columns()) {
            if (column instanceof BasisColumn.Characteristic lines && truth.atomicFraction(lines.element()) > 0) {
                atoms.put(lines.element(), truth.atomicFraction(lines.element()));
            }
        }
        return atoms.isEmpty() ? truth : Composition.ofAtoms(atoms);
    }

    /** Counts the stated intervals of the elements of a true phase, and those that hold the truth. */
    private static Map<StatedInterval, IntervalCount> intervals(List<ComparedShare> shares) {
        Map<StatedInterval, IntervalCount> counts = new EnumMap<>(StatedInterval.class);
        for (StatedInterval kind : StatedInterval.values()) {
            counts.put(
                    kind,
                    IntervalCount.sum(shares.stream()
                            .filter(share -> share.trueAtPct() > LEAST_AT_PCT)
                            .flatMap(share -> share.isHeld(kind).stream())
                            .map(yes -> new IntervalCount(1, yes ? 1 : 0))));
        }
        return counts;
    }

    private static int[] withSpecimen(DMatrixRMaj abundances) {
        return IntStream.range(0, abundances.getNumCols())
                .filter(p -> IntStream.range(0, abundances.getNumRows()).anyMatch(k -> abundances.get(k, p) > 0))
                .toArray();
    }

    /** Mean absolute error over the elements of the true phase, at.%. */
    private static OptionalDouble compositionError(List<ComparedShare> shares) {
        return shares.stream()
                .filter(share -> share.trueFraction() > 0)
                .flatMapToDouble(share -> share.differenceAtPct().stream())
                .average();
    }
}
