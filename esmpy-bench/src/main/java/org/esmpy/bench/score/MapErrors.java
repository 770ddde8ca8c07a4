package org.esmpy.bench.score;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Differences between an abundance map and the true one.
 *
 * @param mae     mean absolute difference
 * @param mse     mean squared difference
 * @param pearson correlation; 0 if one of the maps is constant
 */
record MapErrors(double mae, double mse, double pearson) {
    /**
     * Compares rows of matrices.
     *
     * @param pixels indices of the compared pixels, at least one
     */
    static MapErrors of(DMatrixRMaj found, int foundRow, DMatrixRMaj truth, int trueRow, int[] pixels) {
        double meanFound = mean(found, foundRow, pixels);
        double meanTrue = mean(truth, trueRow, pixels);
        double mae = 0;
        double mse = 0;
        double squaresFound = 0;
        double squaresTrue = 0;
        double products = 0;
        for (int p : pixels) {
            double error = found.get(foundRow, p) - truth.get(trueRow, p);
            mae += Math.abs(error) / pixels.length;
            mse += error * error / pixels.length;
            double deviationFound = found.get(foundRow, p) - meanFound;
            double deviationTrue = truth.get(trueRow, p) - meanTrue;
            squaresFound += deviationFound * deviationFound;
            squaresTrue += deviationTrue * deviationTrue;
            products += deviationFound * deviationTrue;
        }
        return new MapErrors(mae, mse, products == 0 ? 0 : products / Math.sqrt(squaresFound * squaresTrue));
    }

    private static double mean(DMatrixRMaj map, int row, int[] pixels) {
        return Arrays.stream(pixels).mapToDouble(p -> map.get(row, p)).average().orElseThrow();
    }
}
