package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.solver.internal.region.PureRegionFit;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;

/** Writes the sentences that warn of doubtful points in a decomposition. */
final class LowDoseDoubts {
    /** Counts per pixel below which phases and maps become unreliable. */
    private static final double LEAST_COUNTS_PER_PIXEL = 10;

    /** Counts per bin below which the phases are fitted to little more than noise. */
    private static final double LEAST_COUNTS_PER_BIN = 250;

    /** Angle above which an answer differs from the chosen one by more than noise, degrees. */
    private static final double OPEN_DEG = 5;

    /** Largest abundance below which a phase counts as absent from the map, share of a pixel. */
    private static final double LEAST_ABUNDANCE = 0.05;

    /** Angle below which two phases have nearly the same spectrum, degrees. */
    private static final double LEAST_ANGLE_DEG = 2;

    private static final double PERCENT = 100;

    /** Share of a phase's counts in lines of elements below which it holds none. */
    private static final double LEAST_LINES = 0.01;

    /** Standard deviations of noise by which a pure region differs from its phase. */
    private static final double DIFFERENT = 5;

    private final ExposedProblem problem;
    private final Basis basis;
    private final Mixture maps;
    private final BinSizes sizes;
    private final int binSize;
    private final List<Answer> answers;

    LowDoseDoubts(ExposedProblem problem, Basis basis, Mixture maps, BinSizes sizes, List<Answer> answers) {
        this.problem = problem;
        this.basis = basis;
        this.maps = maps;
        this.sizes = sizes;
        this.binSize = sizes.basin();
        this.answers = answers;
    }

    List<String> sentences(CancellableWorkers execution) {
        List<String> sentences = new ArrayList<>();
        if (execution.isCancelled()) {
            sentences.add("cancelled before the end: phases may not be settled, and maps as coarse as the bins of "
                    + binSize + " x " + binSize + " pixels");
        }
        if (sizes.countsPerPixel() < LEAST_COUNTS_PER_PIXEL) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "the map has %.1f counts per pixel; below %.0f phases and maps become unreliable",
                    sizes.countsPerPixel(),
                    LEAST_COUNTS_PER_PIXEL));
        }
        if (sizes.countsPerBin(binSize) < LEAST_COUNTS_PER_BIN) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "bins of %d x %d pixels hold only %.1f counts%s; the image is too small for larger ones",
                    binSize,
                    binSize,
                    sizes.countsPerBin(binSize),
                    sizes.countsPerBin(binSize) < LEAST_COUNTS_PER_PIXEL ? ", which tell no phases apart" : ""));
        }
        DMatrixRMaj units = CommonOps_DDRM.identity(maps.phases());
        double[][] angles = PhaseMatching.anglesDeg(problem.bases().spectra(maps.w()), units, units);
        for (int k = 0; k < maps.phases(); k++) {
            double largest = maps.largestAbundance(k);
            if (largest < LEAST_ABUNDANCE) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "phase %d is nowhere more than %.1f %% of a pixel: fewer phases may explain the map",
                        k + 1,
                        PERCENT * largest));
            }
            for (int j = 0; j < k; j++) {
                if (angles[k][j] < LEAST_ANGLE_DEG) {
                    sentences.add(String.format(
                            Locale.ROOT,
                            "phases %d and %d have nearly the same spectrum (%.1f degrees apart): fewer phases may"
                                    + " explain the map",
                            j + 1,
                            k + 1,
                            angles[k][j]));
                }
            }
        }
        addOtherAnswer(sentences);
        addPhasesWithoutElements(sentences);
        addRegionsThatDiffer(sentences, new PureRegionFit(problem, execution.workers()));
        return sentences;
    }

    /** Warns of phases that differ from the chosen ones although their description is hardly longer. */
    private void addOtherAnswer(List<String> sentences) {
        Answer chosen = answers.get(0);
        answers.stream()
                .filter(other -> other.isRepeated() == chosen.isRepeated()
                        && other.nats() - chosen.nats() < LowDoseReport.OPEN_NATS
                        && other.farthestDeg(chosen, problem) > OPEN_DEG)
                .findFirst()
                .ifPresent(other -> sentences.add(String.format(
                        Locale.ROOT,
                        "there are two answers: other phases, up to %.0f degrees from these, take %s; the ranges of compositions"
                                + " hold both. Name what you know of a phase (--absent, --stoichiometry, --pure) or a rule"
                                + " (--valley-rule)",
                        other.farthestDeg(chosen, problem),
                        longer(other.nats() - chosen.nats()))));
    }

    private static String longer(double nats) {
        return nats < 0
                ? String.format(
                        Locale.ROOT,
                        "%.1f nats less to describe the counts, but fewer of them are repeated by regions or lack two"
                                + " elements",
                        -nats)
                : String.format(
                        Locale.ROOT,
                        "only %.1f nats more to describe the counts, odds of %.0f to one",
                        nats,
                        Math.exp(nats));
    }

    private void addRegionsThatDiffer(List<String> sentences, PureRegionFit regions) {
        double noise = regions.noiseNats(DIFFERENT);
        regions.ratiosNats(maps.w()).forEach((phase, nats) -> {
            if (nats > noise) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "the pure region of phase %d does not look like the phase: other weights explain it better by"
                                + " %.0f nats, noise by at most %.0f; the region may be mixed, or the knowledge given of"
                                + " the phase wrong",
                        phase + 1,
                        nats,
                        noise));
            }
        });
    }

    private void addPhasesWithoutElements(List<String> sentences) {
        double[] columnSums = basis.columnSums();
        int[] elements = basis.characteristicRows();
        for (int k = 0; k < maps.phases() && elements.length > 0; k++) {
            double all = 0;
            double lines = 0;
            for (int c = 0; c < columnSums.length; c++) {
                all += columnSums[c] * maps.w().unsafe_get(c, k);
            }
            for (int c : elements) {
                lines += columnSums[c] * maps.w().unsafe_get(c, k);
            }
            if (lines < LEAST_LINES * all) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "phase %d holds none of the elements: their lines make %.2f %% of its counts",
                        k + 1,
                        PERCENT * lines / all));
            }
        }
    }
}
