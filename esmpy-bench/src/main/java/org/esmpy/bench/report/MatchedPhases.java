package org.esmpy.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.result.TruthScores;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;

/**
 * Assigns the phases of a fit to rows of the table that compares fits. Phases that are not matched have rows of their
 * own at the end.
 *
 * @param phases  for each row the phase from 0, −1 for none
 * @param degrees for each row the angle between the matched spectra; NaN if it is not known
 * @param of      reference of the match: {@code first} (fit) or {@code truth}
 */
record MatchedPhases(int[] phases, double[] degrees, String of) {
    /** Puts each phase into the row of its number. */
    static MatchedPhases unmatched(int count) {
        return of(new int[0], new double[0], count, "");
    }

    /** Puts each phase into the row of the most similar phase of the first fit. */
    static MatchedPhases toFirst(DMatrixRMaj first, DMatrixRMaj own, int count) {
        double[][] angles = PhaseMatching.anglesDeg(first, own);
        int[] match = PhaseAssignment.cheapest(angles);
        double[] degrees = IntStream.range(0, match.length)
                .mapToDouble(row -> match[row] < 0 ? Double.NaN : angles[row][match[row]])
                .toArray();
        return of(match, degrees, count, "first");
    }

    /** Puts each phase into the row of the true phase that it is matched with. */
    static MatchedPhases toTruth(List<PhaseScore> scores, int count) {
        int[] match = scores.stream()
                .mapToInt(score -> TruthScores.isMatched(score) ? score.fitted() : -1)
                .toArray();
        return of(match, scores.stream().mapToDouble(PhaseScore::angleDeg).toArray(), count, "truth");
    }

    private static MatchedPhases of(int[] match, double[] angles, int count, String of) {
        int[] others = IntStream.range(0, count)
                .filter(k -> IntStream.of(match).noneMatch(matched -> matched == k))
                .toArray();
        double[] degrees = Arrays.copyOf(angles, angles.length + others.length);
        Arrays.fill(degrees, angles.length, degrees.length, Double.NaN);
        return new MatchedPhases(
                IntStream.concat(IntStream.of(match), IntStream.of(others)).toArray(), degrees, of);
    }

    /**
     * The cell of a row.
     *
     * @param words composition of each phase in words
     */
    String inWords(int row, List<String> words) {
        if (row >= phases.length || phases[row] < 0) {
            return "–";
        }
        int k = phases[row];
        String angle = Double.isFinite(degrees[row])
                ? String.format(Locale.ROOT, " (%.1f° from the %s)", degrees[row], of)
                : "";
        return "Phase " + (k + 1) + ": " + (k < words.size() ? words.get(k) : "") + angle;
    }
}
