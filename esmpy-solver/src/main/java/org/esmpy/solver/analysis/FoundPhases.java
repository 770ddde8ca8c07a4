package org.esmpy.solver.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.rank.RankResult;

/**
 * The phases that a {@link PhaseAnalysis} found. Phases are numbered from 0 here, in the order of the columns of W;
 * messages number them from 1. Matrices are shared: read only; {@code double[][]} are copies.
 *
 * @param rank         how the number of phases was found; empty if it was given
 * @param simplex      which factor sums to one
 * @param shape        arrangement of the pixels
 * @param basis        G; for a solver without a model its spectra were projected on it afterwards
 * @param outcome      how the run ended
 * @param factors      W and H, scaled so that the abundances of a pixel of mean counts sum to 1
 * @param spectra      spectra of the phases in that scale, L×K, counts per pixel of pure phase
 * @param weights      weights of the columns of G in each phase, C×K; W itself, where G was fitted
 * @param compositions atomic fractions of each phase by symbol; empty where it holds no element
 * @param errorsOfH    standard errors of H in the scale of the factors, K×P, where they are known
 * @param ambiguity    compositions that fit equally well; empty without a model, and if cancelled before the search
 *     ended
 * @param correlations correlations of the counting errors of compositions, by phase and two symbols; empty where these
 *     are not known
 * @param onSimplex    whether the abundances of each pixel sum to one
 * @param warnings     warnings for the user
 */
public record FoundPhases(
        Optional<RankResult> rank,
        Simplex simplex,
        ImageShape shape,
        Basis basis,
        Outcome outcome,
        Factors factors,
        DMatrixRMaj spectra,
        DMatrixRMaj weights,
        List<SortedMap<String, Double>> compositions,
        Optional<DMatrixRMaj> errorsOfH,
        Optional<Ambiguity> ambiguity,
        List<Map<String, Map<String, Double>>> correlations,
        boolean onSimplex,
        List<String> warnings) {
    private static final double PERCENT = 100;

    public FoundPhases {
        compositions = List.copyOf(compositions);
        correlations = List.copyOf(correlations);
        warnings = List.copyOf(warnings);
    }

    /**
     * Phases that another method found.
     *
     * @param shape     arrangement of the pixels
     * @param basis     G on which the spectra were projected
     * @param atomScale converts its weights into atoms
     * @param outcome   how the run ended
     * @param factors   spectra (L×K) and abundances
     * @param weights   W, C×K
     * @param onSimplex whether the abundances of each pixel sum to one
     */
    public static FoundPhases of(
            ImageShape shape,
            Basis basis,
            AtomScale atomScale,
            Outcome outcome,
            Factors factors,
            DMatrixRMaj weights,
            boolean onSimplex) {
        return new FoundPhases(
                Optional.empty(),
                Simplex.NONE,
                shape,
                basis,
                outcome,
                factors,
                outcome.spectra(),
                weights,
                compositions(atomScale, weights),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                onSimplex,
                List.of());
    }

    static List<SortedMap<String, Double>> compositions(AtomScale atomScale, DMatrixRMaj weights) {
        return IntStream.range(0, weights.getNumCols())
                .mapToObj(k -> atomScale.atomicFractions(weights, k, atomScale.atomsPerWeight(weights, k)))
                .toList();
    }

    /** Number of phases, K. */
    public int phases() {
        return factors.phases();
    }

    /** Names of the columns of G in the order of the rows of W. */
    public List<String> columnNames() {
        return basis.columns().stream().map(BasisColumn::name).toList();
    }

    /** Weights of the columns of G in each phase: C rows of K numbers. */
    public double[][] weightRows() {
        return rows(weights);
    }

    /** Spectra of the phases: L rows of K numbers, counts per pixel of pure phase. */
    public double[][] spectrumRows() {
        return rows(spectra);
    }

    /** Abundances: K rows of P numbers, pixels row by row of the map. */
    public double[][] abundanceRows() {
        return rows(factors.h());
    }

    /**
     * Abundances of a phase as a map, height × width.
     *
     * @param phase 0 … K−1
     */
    public double[][] map(int phase) {
        double[][] map = new double[shape.height()][shape.width()];
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                map[row][column] = factors.h().get(phase, shape.pixel(row, column));
            }
        }
        return map;
    }

    /**
     * Share of an element in a phase, at.%; 0 if it has none.
     *
     * @param phase  0 … K−1
     * @param symbol of the element
     */
    public double atPct(int phase, String symbol) {
        return PERCENT * compositions.get(phase).getOrDefault(symbol, 0.0);
    }

    /**
     * Range and error of the share of an element in a phase; empty if they were not computed.
     *
     * @param phase  0 … K−1
     * @param symbol of the element
     */
    public Optional<AtomicRange> range(int phase, String symbol) {
        return ambiguity.map(found -> found.phases().get(phase).get(symbol));
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.data, i * matrix.getNumCols(), rows[i], 0, matrix.getNumCols());
        }
        return rows;
    }
}
