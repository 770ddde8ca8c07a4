package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.esmpy.model.internal.Cholesky;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.physics.detector.DetectorResponses;

/**
 * Finds the most likely shift and stretch of the energy axis and width law of the detector for the summed spectrum,
 * with free weights of all families of lines and of the continuum. It uses Fisher scoring on the profile over the
 * weights, damped as in D.W. Marquardt (J. SIAM 11 (1963) 431, doi:10.1137/0111030); every step is checked, so that the
 * result is never less likely than the start. The prior is a normal distribution about the start with the errors
 * {@link #PRIOR}.
 */
final class Calibrator {
    /**
     * Standard errors of the values in files and tables: shift (eV), stretch, width (eV), Fano factor, depth (µm). Axes
     * of files in use are off by up to 50 eV and 1 %; silicon drift detectors have 121 to 160 eV and the default is
     * 130; a Fano factor is 0.115 to 0.122, up to 0.14 with incomplete charge collection, which takes place within some
     * tenths of a micrometre.
     */
    private static final double[] PRIOR = {25, 0.005, 12, 0.01, 0.3};

    /** A parameter is determined if the counts reduce its error to at most this share of the prior. */
    private static final double DETERMINED = 0.7;

    /** Smallest width by noise of the electronics, eV: 5 electrons, fewer than any detector has. */
    private static final double LEAST_NOISE_EV = 20;

    /** Limits within which a calibration is plausible; silicon has a Fano factor of about 0.12. */
    private static final double LEAST_FANO = 0.05;

    private static final double LARGEST_STRETCH = 0.05;

    /** Square of the width that silicon alone makes at Mn Kα per Fano factor, eV². */
    private static final double PER_FANO_EV2 =
            1e6 * DetectorResponses.PAIR_KEV * DetectorResponses.MN_KA_KEV / SumModel.SIGMA2_PER_FWHM2;

    /** Index of the depth of incomplete collection, which is not negative. */
    private static final int DEPTH = 4;

    /** Steps after which a search ends that does not converge, and the decrease in nats that ends others. */
    private static final int MAX_STEPS = 30;

    private static final double TOLERANCE_NATS = 1e-3;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e6;
    private static final double DAMPING_FACTOR = 8;

    private final SumModel model;
    private final List<double[]> extras;
    private final double[] before;
    private final Point first;

    /**
     * @param extras further columns that do not move, such as pile-up
     * @param start  where the parameters are
     */
    Calibrator(SumModel model, List<double[]> extras, Instrument start) {
        this.model = model;
        this.extras = extras;
        this.before = vector(start);
        this.first = at(start, List.of());
    }

    /**
     * The most likely instrument.
     *
     * @param free which parameters may move
     */
    Calibration calibrate(Set<CalibrationParameter> free) {
        boolean[] moving = determined(free);
        return calibration(descend(moving), moving, free);
    }

    /** The unchanged start, with the errors that the counts leave. */
    Calibration stay(Set<CalibrationParameter> free) {
        return calibration(first, determined(free), free);
    }

    /** The gain of a step, predicted from slope and information at the start, nats. */
    double predictedGain(Set<CalibrationParameter> free) {
        return decrease(first, determined(free));
    }

    private Calibration calibration(Point last, boolean[] moving, Set<CalibrationParameter> free) {
        double unexplained = Math.max(1, chi2(last));
        double[] errors = errors(last, moving);
        double[] found = vector(last.instrument);
        List<Calibration.Value> values = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            values.add(new Calibration.Value(
                    CalibrationParameter.values()[i],
                    before[i],
                    found[i],
                    moving[i] ? errors[i] * Math.sqrt(unexplained) : Double.POSITIVE_INFINITY,
                    state(i, moving, free)));
        }
        double gain = Math.max(0, first.fit.nats() - last.fit.nats());
        return new Calibration(last.instrument, values, gain, unexplained);
    }

    /** The gain of a whole step if the objective were quadratic, nats. */
    private double decrease(Point point, boolean[] moving) {
        double[] move = step(point, moving, 0);
        double[] now = vector(point.instrument);
        double[] slope = point.slope();
        double decrease = 0;
        for (int i = 0; i < move.length; i++) {
            boolean blocked = i == DEPTH && now[i] == 0 && move[i] < 0;
            double whole = slope[i] + (now[i] - before[i]) / (PRIOR[i] * PRIOR[i]);
            decrease -= moving[i] && !blocked ? whole * move[i] / 2 : 0;
        }
        return decrease;
    }

    private static Calibration.State state(int parameter, boolean[] moving, Set<CalibrationParameter> free) {
        if (moving[parameter]) {
            return Calibration.State.FOUND;
        }
        return free.contains(CalibrationParameter.values()[parameter])
                ? Calibration.State.UNDETERMINED
                : Calibration.State.FIXED;
    }

    /** The free parameters that the counts determine better than the prior. */
    private boolean[] determined(Set<CalibrationParameter> free) {
        boolean[] moving = new boolean[CalibrationParameter.valued()];
        for (int i = 0; i < moving.length; i++) {
            moving[i] = free.contains(CalibrationParameter.values()[i]);
        }
        double[] errors = errors(first, moving);
        for (int i = 0; i < moving.length; i++) {
            moving[i] &= errors[i] < DETERMINED * PRIOR[i];
        }
        return moving;
    }

    private Point descend(boolean[] moving) {
        Point point = first;
        double damping = FIRST_DAMPING;
        for (int step = 0; step < MAX_STEPS && damping < LARGEST_DAMPING; step++) {
            if (decrease(point, moving) < TOLERANCE_NATS) {
                break;
            }
            double[] move = step(point, moving, damping);
            double[] to = vector(point.instrument);
            for (int i = 0; i < to.length; i++) {
                to[i] += moving[i] ? move[i] : 0;
            }
            to[DEPTH] = Math.max(0, to[DEPTH]);
            if (!isPossible(to)) {
                damping *= DAMPING_FACTOR;
                continue;
            }
            Point next = at(instrument(to, first.instrument.escape()), List.of(point.fit.weights()));
            double gain = point.objective - next.objective;
            if (gain > 0) {
                point = next;
                damping /= DAMPING_FACTOR;
            } else {
                damping *= DAMPING_FACTOR;
            }
        }
        return point.fit.nats() <= first.fit.nats() ? point : first;
    }

    private static boolean isPossible(double[] p) {
        double silicon = PER_FANO_EV2 * p[3];
        return p[3] > LEAST_FANO
                && p[2] * p[2] - silicon > LEAST_NOISE_EV * LEAST_NOISE_EV
                && Math.abs(p[1]) < LARGEST_STRETCH;
    }

    private double[] step(Point point, boolean[] moving, double damping) {
        double[][] matrix = information(point, moving);
        double[] now = vector(point.instrument);
        double[] slope = point.slope();
        double[] right = new double[now.length];
        for (int i = 0; i < right.length; i++) {
            matrix[i][i] *= 1 + damping;
            right[i] = moving[i] ? -slope[i] - (now[i] - before[i]) / (PRIOR[i] * PRIOR[i]) : 0;
        }
        return Cholesky.of(matrix).solve(right);
    }

    /** Standard errors with the prior and free weights. */
    private static double[] errors(Point point, boolean[] moving) {
        double[] variances = Cholesky.of(information(point, moving)).inverseDiagonal();
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Math.sqrt(variances[i]);
        }
        return variances;
    }

    /** Information of the counts about the moving parameters, plus the prior of all. */
    private static double[][] information(Point point, boolean[] moving) {
        double[][] ofCounts = point.information();
        double[][] information = new double[moving.length][moving.length];
        for (int i = 0; i < moving.length; i++) {
            for (int j = 0; j < moving.length; j++) {
                information[i][j] = moving[i] && moving[j] ? ofCounts[i][j] : 0;
            }
            information[i][i] += 1 / (PRIOR[i] * PRIOR[i]);
        }
        return information;
    }

    private double chi2(Point point) {
        return Misfit.of(model.spectrum().axis(), model.spectrum().counts(), point.fit.model())
                .map(Misfit::chi2PerChannel)
                .orElse(1.0);
    }

    /** The most likely weights for an instrument. */
    private Point at(Instrument instrument, List<double[]> near) {
        double[][] moving = model.columns(instrument);
        double[][] columns = new double[moving.length + extras.size()][];
        System.arraycopy(moving, 0, columns, 0, moving.length);
        for (int e = 0; e < extras.size(); e++) {
            columns[moving.length + e] = extras.get(e);
        }
        PoissonWeights weights = new PoissonWeights(model.spectrum().counts(), columns);
        PoissonWeights.Found fit = near.isEmpty() ? weights.find() : weights.find(near.get(0));
        double[] now = vector(instrument);
        double objective = fit.nats();
        for (int i = 0; i < now.length; i++) {
            double deviation = (now[i] - before[i]) / PRIOR[i];
            objective += deviation * deviation / 2;
        }
        return new Point(instrument, columns, fit, objective);
    }

    static double[] vector(Instrument instrument) {
        return new double[] {
            instrument.shiftEV(),
            instrument.stretch(),
            instrument.fwhmMnKaEV(),
            instrument.fanoFactor(),
            instrument.collectionUm()
        };
    }

    private static Instrument instrument(double[] p, boolean escape) {
        return new Instrument(p[0], p[1], p[2], p[3], p[4], escape);
    }

    /** One instrument with its most likely weights, and the slope and information of its parameters. */
    private final class Point {
        private final Instrument instrument;
        private final double[][] columns;
        private final PoissonWeights.Found fit;
        private final double objective;
        private final double[][] derivatives;

        Point(Instrument instrument, double[][] columns, PoissonWeights.Found fit, double objective) {
            this.instrument = instrument;
            this.columns = columns;
            this.fit = fit;
            this.objective = objective;
            this.derivatives = model.derivatives(instrument, columns, fit.weights());
        }

        /**
         * Derivatives of the nats to the parameters; the weights are optimal, so these are those of the profile too.
         */
        double[] slope() {
            double[] counts = model.spectrum().counts();
            double[] slope = new double[SumModel.PARAMETERS];
            for (int i = 0; i < slope.length; i++) {
                for (int l = 0; l < counts.length; l++) {
                    double m = fit.model()[l];
                    slope[i] += m > 0 ? derivatives[i][l] * (1 - counts[l] / m) : 0;
                }
            }
            return slope;
        }

        /** Fisher information of the parameters, less the part that the weights can compensate. */
        double[][] information() {
            List<double[]> used = new ArrayList<>();
            for (int c = 0; c < columns.length; c++) {
                if (fit.weights()[c] > 0) {
                    used.add(columns[c]);
                }
            }
            int size = used.size();
            used.addAll(List.of(derivatives));
            double[][] all =
                    PoissonWeights.products(used.toArray(new double[0][]), PoissonWeights.perCount(fit.model()));
            double[][] own = new double[size][size];
            for (int i = 0; i < size; i++) {
                System.arraycopy(all[i], 0, own[i], 0, size);
            }
            Cholesky cholesky = Cholesky.of(own);
            double[][] information = new double[SumModel.PARAMETERS][SumModel.PARAMETERS];
            for (int i = 0; i < SumModel.PARAMETERS; i++) {
                double[] cross = new double[size];
                System.arraycopy(all[size + i], 0, cross, 0, size);
                double[] explained = cholesky.solve(cross);
                for (int j = 0; j < SumModel.PARAMETERS; j++) {
                    double taken = 0;
                    for (int c = 0; c < size; c++) {
                        taken += explained[c] * all[size + j][c];
                    }
                    information[i][j] = all[size + i][size + j] - taken;
                }
            }
            return information;
        }
    }
}
