package org.esmpy.bench.report.units;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;

/**
 * The atomic fractions of a phase with the covariances of their errors.
 *
 * @param fractions  by element; 0 where the phase has none
 * @param counting   covariance of counting errors, n×n; NaN where it is not known
 * @param model      covariance of model errors, n×n; NaN where it is not known
 * @param correlated whether the covariances include correlations; otherwise errors are taken as independent
 */
record PhaseFractions(double[] fractions, double[][] counting, double[][] model, boolean correlated) {
    private static final double PERCENT = 100;

    /**
     * @param composition {@code composition.csv}
     * @param correlations {@code correlations.csv}, if there is one
     * @param phase        name of the phase
     */
    static PhaseFractions of(
            CsvTable.Content composition,
            Optional<CsvTable.Content> correlations,
            String phase,
            List<String> elements) {
        double[] fractions = new double[elements.size()];
        double[] counting = new double[fractions.length];
        double[] model = new double[fractions.length];
        for (int i = 0; i < fractions.length; i++) {
            CsvTable.Row row = composition.rows().get(i);
            double fraction = number(row, phase + "_at_pct") / PERCENT;
            fractions[i] = Double.isFinite(fraction) ? fraction : 0;
            counting[i] = counting(row, phase) / PERCENT;
            model[i] = number(row, phase + "_at_pct_model_se") / PERCENT;
        }
        return new PhaseFractions(
                fractions,
                covariance(counting, fractions, correlations, phase, elements, "counting"),
                covariance(model, fractions, correlations, phase, elements, "model"),
                correlations.isPresent());
    }

    /** Counting error, at.%: by bootstrap where there was one. */
    static double counting(CsvTable.Row row, String phase) {
        double bootstrap = number(row, phase + "_at_pct_bootstrap");
        return Double.isFinite(bootstrap) ? bootstrap : number(row, phase + "_at_pct_se");
    }

    private static double number(CsvTable.Row row, String column) {
        return FitFolder.number(row.cells().getOrDefault(column, ""));
    }

    /** The covariance, with 0 for elements that the phase lacks, and NaN for errors that are not known. */
    private static double[][] covariance(
            double[] errors,
            double[] fractions,
            Optional<CsvTable.Content> correlations,
            String phase,
            List<String> elements,
            String kind) {
        double[][] covariance = new double[errors.length][errors.length];
        for (int i = 0; i < errors.length; i++) {
            double error = fractions[i] == 0 && !Double.isFinite(errors[i]) ? 0 : errors[i];
            covariance[i][i] = Double.isFinite(error) ? error * error : Double.NaN;
        }
        correlations.ifPresent(table -> table.rows().stream()
                .filter(row -> ("phase_" + row.get("phase")).equals(phase))
                .forEach(row -> {
                    int i = elements.indexOf(row.get("element"));
                    int j = elements.indexOf(row.get("other"));
                    double value = FitFolder.number(row.get(kind));
                    if (i >= 0 && j >= 0 && i != j && Double.isFinite(value)) {
                        covariance[i][j] = value * Math.sqrt(covariance[i][i] * covariance[j][j]);
                    }
                }));
        return covariance;
    }

    /**
     * The fractions with the counting error of an element that follows from the others, as oxygen does by valences.
     *
     * @param element index of the element, whose fraction is the sum of {@code per[j]} times the others
     * @param per     atoms of it for each atom of another element; 0 for itself
     */
    PhaseFractions following(int element, double[] per) {
        return new PhaseFractions(fractions, follow(counting, element, per), model, correlated);
    }

    private static double[][] follow(double[][] covariance, int element, double[] per) {
        int n = per.length;
        double[][] all = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        double own = 0;
        for (int i = 0; i < n; i++) {
            double with = 0;
            for (int j = 0; j < n; j++) {
                with += j == element || i == element ? 0 : per[j] * covariance[i][j];
            }
            if (i != element) {
                all[i][element] = with;
                all[element][i] = with;
                own += per[i] * with;
            }
        }
        all[element][element] = own;
        return all;
    }
}
