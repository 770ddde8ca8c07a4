package org.esmpy.model.recheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.internal.Cholesky;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;

/**
 * Compares soft with hard lines for elements that have them in separate columns. The logarithm y of the ratio of the
 * two weights is 0 if the model is right. Its errors are those of counting, those of thickness, which are common to all
 * elements, and those of cross-sections.
 */
final class LinePairs {
    /**
     * Largest counting error of a ratio that is used: of its logarithm if the ratio is below 1, else of the ratio
     * itself.
     */
    private static final double LARGEST_ERROR = 0.5;

    private final List<Pair> pairs;

    private LinePairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /**
     * @param soft        place of the soft column
     * @param hard        place of the hard one
     * @param energyKeV   an energy between them, keV
     * @param tablesError relative standard error of the ratio by cross-sections
     * @param perThickness change of y with the logarithm of the thickness
     */
    private record Pair(
            Element element, int soft, int hard, double energyKeV, double tablesError, double perThickness) {}

    static LinePairs of(PhaseSum sum, CrossSectionErrors errors, DetectorEfficiency efficiency) {
        List<String> names = sum.lineNames();
        List<Pair> pairs = new ArrayList<>();
        for (int soft = 0; soft < names.size(); soft++) {
            for (int hard = 0; hard < names.size(); hard++) {
                LineEmission softLine = strongest(sum.lines(names.get(soft)), efficiency);
                LineEmission hardLine = strongest(sum.lines(names.get(hard)), efficiency);
                boolean counted = sum.counts(names.get(soft)) > 0 && sum.counts(names.get(hard)) > 0;
                if (counted
                        && softLine.line().element().equals(hardLine.line().element())
                        && softLine.line().energyKeV() < hardLine.line().energyKeV()) {
                    pairs.add(new Pair(
                            softLine.line().element(),
                            soft,
                            hard,
                            between(sum.lines(names.get(soft)), sum.lines(names.get(hard))),
                            Math.hypot(error(errors, softLine), error(errors, hardLine)),
                            sum.changeWithThickness(names.get(soft)) - sum.changeWithThickness(names.get(hard))));
                }
            }
        }
        return new LinePairs(pairs);
    }

    private static LineEmission strongest(List<LineEmission> lines, DetectorEfficiency efficiency) {
        return lines.stream()
                .max(Comparator.comparingDouble(line -> line.crossSectionCm2()
                        * efficiency.efficiency(line.line().energyKeV())))
                .orElseThrow();
    }

    private static double between(List<LineEmission> soft, List<LineEmission> hard) {
        double highest =
                soft.stream().mapToDouble(line -> line.line().energyKeV()).max().orElseThrow();
        double lowest =
                hard.stream().mapToDouble(line -> line.line().energyKeV()).min().orElseThrow();
        return (highest + lowest) / 2;
    }

    private static double error(CrossSectionErrors errors, LineEmission line) {
        return errors.of(
                line.line().element(),
                line.line().vacancy().shell(),
                line.line().energyKeV());
    }

    /**
     * The ratios of a fit with free weights.
     *
     * @param pairs      pairs whose ratio the counts determine
     * @param y          logarithms of the ratios
     * @param covariance by counting and thickness
     */
    record Measured(List<Pair> pairs, double[] y, double[][] covariance) {
        /** Half of χ² of the ratios, with the errors of cross-sections included: the penalty of their prior, nats. */
        double penaltyNats() {
            double[][] all = new double[y.length][];
            for (int i = 0; i < all.length; i++) {
                all[i] = covariance[i].clone();
                all[i][i] += pairs.get(i).tablesError * pairs.get(i).tablesError;
            }
            double[] solved = Cholesky.of(all).solve(y);
            double chi2 = 0;
            for (int i = 0; i < y.length; i++) {
                chi2 += y[i] * solved[i];
            }
            return chi2 / 2;
        }

        /** The ratios that differ from 1 by more than so many nats if only counting and thickness cause errors. */
        List<LineRatio> beyond(double nats) {
            List<LineRatio> found = new ArrayList<>();
            for (int i = 0; i < y.length; i++) {
                if (y[i] * y[i] / covariance[i][i] / 2 > nats) {
                    Pair pair = pairs.get(i);
                    double ratio = Math.exp(y[i]);
                    found.add(new LineRatio(
                            pair.element,
                            pair.energyKeV,
                            ratio,
                            ratio * Math.sqrt(covariance[i][i]),
                            pair.tablesError));
                }
            }
            return found;
        }
    }

    /**
     * @param columns   all columns
     * @param fit       their weights
     * @param inflation χ² per channel of the fit, by which counting errors are larger; at least 1
     */
    Measured measured(List<double[]> columns, PoissonWeights.Found fit, double inflation) {
        double[][] covariance = covariance(columns, fit);
        List<Pair> used = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean seen = fit.weights()[pair.soft] > 0 && fit.weights()[pair.hard] > 0;
            double ratio = seen ? fit.weights()[pair.soft] / fit.weights()[pair.hard] : 0;
            double largest = LARGEST_ERROR / Math.max(1, ratio);
            if (seen && of(covariance, pair, pair) * inflation < largest * largest) {
                used.add(pair);
            }
        }
        double[] y = new double[used.size()];
        double[][] errors = new double[y.length][y.length];
        for (int i = 0; i < y.length; i++) {
            Pair pair = used.get(i);
            y[i] = Math.log(fit.weights()[pair.soft] / fit.weights()[pair.hard]);
            for (int j = 0; j < y.length; j++) {
                errors[i][j] = inflation * of(covariance, pair, used.get(j))
                        + MassThickness.GIVEN_ERROR
                                * MassThickness.GIVEN_ERROR
                                * pair.perThickness
                                * used.get(j).perThickness;
            }
        }
        return new Measured(used, y, errors);
    }

    /** Covariance of the logarithms of two ratios. */
    private static double of(double[][] covariance, Pair a, Pair b) {
        return covariance[a.soft][b.soft]
                - covariance[a.soft][b.hard]
                - covariance[a.hard][b.soft]
                + covariance[a.hard][b.hard];
    }

    /** Covariance of the logarithms of the weights. */
    private static double[][] covariance(List<double[]> columns, PoissonWeights.Found fit) {
        double[][] counted = new double[columns.size()][];
        for (int c = 0; c < counted.length; c++) {
            counted[c] = columns.get(c).clone();
            for (int l = 0; l < counted[c].length; l++) {
                counted[c][l] *= fit.weights()[c];
            }
        }
        Cholesky information = Cholesky.of(PoissonWeights.products(counted, PoissonWeights.perCount(fit.model())));
        double[][] covariance = new double[counted.length][];
        for (int c = 0; c < counted.length; c++) {
            covariance[c] = information.inverseColumn(c);
        }
        return covariance;
    }
}
