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
 * The elements with soft and hard lines in columns of their own. The ratio y of the two weights, as a logarithm, is 0
 * where the model is right. Its errors are those of counting, those of thickness, which are common to all elements, and
 * those of cross-sections.
 */
final class LinePairs {
    /** A ratio whose counting error is larger says nothing. */
    private static final double LARGEST_ERROR = 0.5;

    /** Standard deviations that chance exceeds upwards once in a thousand. */
    private static final double ONCE_IN_A_THOUSAND = 3.090;

    private final List<Pair> pairs;

    private LinePairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /**
     * @param soft        place of the soft column
     * @param hard        place of the hard one
     * @param energyKeV   between them, keV
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
     * @param pairs      those whose ratio the counts determine
     * @param y          logarithms of the ratios
     * @param counted    covariance by counting
     * @param covariance by counting and the usual error of a thickness
     */
    record Measured(List<Pair> pairs, double[] y, double[][] counted, double[][] covariance) {
        /** Half of χ² of the ratios if cross-sections are uncertain too: what their prior costs, nats. */
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

        /**
         * The ratios that are beyond doubt: counting and thickness alone leave so many nats or more.
         *
         * @param film of the phases, which takes the place of its usual error
         */
        List<LineRatio> beyond(double nats, FilmShift film) {
            return ratios(film, Math.sqrt(2 * nats));
        }

        /**
         * The ratios that disagree with the tables if all of them together do so more than chance makes them once in a
         * thousand spectra: those beyond two standard errors.
         */
        List<LineRatio> doubtful(FilmShift film) {
            int size = pairs.size();
            if (size == 0) {
                return List.of();
            }
            double[] logs = new double[size];
            double[][] errors = new double[size][size];
            for (int i = 0; i < size; i++) {
                logs[i] = y[i] - pairs.get(i).perThickness * film.log();
                for (int j = 0; j < size; j++) {
                    errors[i][j] =
                            counted[i][j] + pairs.get(i).perThickness * pairs.get(j).perThickness * film.variance();
                }
            }
            double[] solved = Cholesky.of(errors).solve(logs);
            double chi2 = 0;
            for (int i = 0; i < size; i++) {
                chi2 += logs[i] * solved[i];
            }
            return chi2 > once(size) ? ratios(film, 2) : List.of();
        }

        /** χ² that chance exceeds once in a thousand (E.B. Wilson and M.M. Hilferty, doi:10.1073/pnas.17.12.684). */
        private static double once(int degrees) {
            double variance = 2.0 / (9 * degrees);
            return degrees * Math.pow(1 - variance + ONCE_IN_A_THOUSAND * Math.sqrt(variance), 3);
        }

        private List<LineRatio> ratios(FilmShift film, double sigmas) {
            List<LineRatio> found = new ArrayList<>();
            for (int i = 0; i < y.length; i++) {
                Pair pair = pairs.get(i);
                double log = y[i] - pair.perThickness * film.log();
                double error = Math.sqrt(counted[i][i] + pair.perThickness * pair.perThickness * film.variance());
                if (Math.abs(log) > sigmas * error) {
                    double ratio = Math.exp(log);
                    found.add(new LineRatio(pair.element, pair.energyKeV, ratio, ratio * error, pair.tablesError));
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
        double[][] counted = new double[y.length][y.length];
        double[][] errors = new double[y.length][y.length];
        for (int i = 0; i < y.length; i++) {
            Pair pair = used.get(i);
            y[i] = Math.log(fit.weights()[pair.soft] / fit.weights()[pair.hard]);
            for (int j = 0; j < y.length; j++) {
                counted[i][j] = inflation * of(covariance, pair, used.get(j));
                errors[i][j] = counted[i][j]
                        + MassThickness.GIVEN_ERROR
                                * MassThickness.GIVEN_ERROR
                                * pair.perThickness
                                * used.get(j).perThickness;
            }
        }
        return new Measured(used, y, counted, errors);
    }

    /** Covariance of the logarithms of two ratios. */
    private static double of(double[][] covariance, Pair a, Pair b) {
        return covariance[a.soft][b.soft]
                - covariance[a.soft][b.hard]
                - covariance[a.hard][b.soft]
                + covariance[a.hard][b.hard];
    }

    /** Of the logarithms of the weights; infinite for those of 0. */
    private static double[][] covariance(List<double[]> columns, PoissonWeights.Found fit) {
        double[][] counted = new double[columns.size()][];
        double[] perCount = new double[fit.model().length];
        for (int l = 0; l < perCount.length; l++) {
            perCount[l] = fit.model()[l] > 0 ? 1 / fit.model()[l] : 0;
        }
        for (int c = 0; c < counted.length; c++) {
            counted[c] = columns.get(c).clone();
            for (int l = 0; l < perCount.length; l++) {
                counted[c][l] *= fit.weights()[c];
            }
        }
        Cholesky information = Cholesky.of(PoissonWeights.products(counted, perCount));
        double[][] covariance = new double[counted.length][];
        for (int c = 0; c < counted.length; c++) {
            double[] unit = new double[counted.length];
            unit[c] = 1;
            covariance[c] = information.solve(unit);
        }
        return covariance;
    }
}
