package org.esmpy.solver.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountSampler;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRule;
import org.esmpy.solver.fit.StoppingRules;

/**
 * Estimates the errors of a fit by parametric bootstrap (Efron 1979, doi:10.1214/aos/1176344552): maps are drawn from
 * the fit, {@code Poisson(G·W·H)}, each is fitted with the estimate as its start, and the spread of the results is the
 * error of the estimate. Unlike the observed information, it holds at boundaries, with penalties and for few counts;
 * but it costs as many fits as maps, stays in the minimum of the estimate, and takes the fit for the truth. G is that
 * of the fit. A map's seed follows from its number, so that the result does not depend on the number of threads; one
 * that is cancelled after n maps is one of n maps.
 */
public final class Bootstrap {
    /** Maps that are processed at a time; it limits the memory and the number of threads in use. */
    private static final int WAVE = 8;

    /** Certified gap at which the fit of a map ends unless said otherwise, nats: far below its counting error. */
    private static final double CERTIFIED_NATS = 0.01;

    /** Iterations after which it ends in any case. */
    private static final int MAX_ITERATIONS = 200;

    private final Problem problem;
    private final FitResult result;
    private final Solver solver;
    private StoppingRule rule =
            StoppingRules.anyOf(StoppingRules.certified(CERTIFIED_NATS), StoppingRules.iterations(MAX_ITERATIONS));
    private Workers workers = Workers.single();
    private IntConsumer progress = done -> {};
    private BooleanSupplier cancelled = () -> false;
    private long seed;

    private Bootstrap(Problem problem, FitResult result, Solver solver) {
        this.problem = problem;
        this.result = result;
        this.solver = solver;
    }

    /**
     * A bootstrap of a fit.
     *
     * @param problem what was solved
     * @param result  what was found
     * @param solver  fits the maps drawn; {@code newton} can move entries away from 0, multiplicative updates cannot
     */
    public static Bootstrap of(Problem problem, FitResult result, Solver solver) {
        return new Bootstrap(problem, result, solver);
    }

    /** When the fit of a map ends; by default at a certified 0.01 nat, at the latest after 200 iterations. */
    public Bootstrap until(StoppingRule value) {
        rule = value;
        return this;
    }

    /** Threads that fit maps in parallel; the calling thread by default. */
    public Bootstrap workers(Workers value) {
        workers = value;
        return this;
    }

    /** Seed of all randomness; 0 by default. */
    public Bootstrap seed(long value) {
        seed = value;
        return this;
    }

    /** Receives, on the calling thread, how many maps are done. */
    public Bootstrap progress(IntConsumer value) {
        progress = value;
        return this;
    }

    /**
     * Called before and during the fit of every map, by all threads; once it returns true, the result is that of the
     * maps done so far.
     */
    public Bootstrap cancelWhen(BooleanSupplier value) {
        cancelled = value;
        return this;
    }

    /**
     * Draws and fits.
     *
     * @param maps number of maps, at least 2
     * @return the spread over as many maps, or fewer if cancelled; empty if cancelled before 2 were done
     * @throws IllegalArgumentException if the solver cannot honour the problem
     */
    public Optional<Spread> run(int maps) {
        if (maps < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 maps for a spread, got " + maps);
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        long[] own = seeds.longs(maps).toArray();
        CountSampler model = new CountSampler(countedSpectra());
        Spread spread = new Spread(result.factors().w(), result.factors().h());
        for (int first = 0; first < maps && spread.maps() == first; first += WAVE) {
            wave(model, Arrays.copyOfRange(own, first, Math.min(maps, first + WAVE)), spread);
            progress.accept(spread.maps());
        }
        return spread.maps() < 2 ? Optional.empty() : Optional.of(spread);
    }

    /** The spectra of the phases, without counts in masked channels. */
    private DMatrixRMaj countedSpectra() {
        DMatrixRMaj spectra = result.spectra().copy();
        problem.maskedChannels().stream()
                .forEach(l -> Arrays.fill(spectra.data, l * spectra.numCols, (l + 1) * spectra.numCols, 0));
        return spectra;
    }

    /**
     * Adds maps up to the first one whose fit was cut short; keeping only the maps whose fits were fast would make the
     * spread too small.
     */
    private void wave(CountSampler model, long[] seeds, Spread spread) {
        List<Optional<FitResult>> fits = new ArrayList<>(Collections.nCopies(seeds.length, Optional.empty()));
        workers.run(seeds.length, i -> {
            if (!cancelled.getAsBoolean()) {
                fits.set(i, Optional.of(fit(model, seeds[i])));
            }
        });
        fits.stream()
                .map(fit -> fit.filter(done -> done.stopReason() != StopReason.CANCELLED))
                .takeWhile(Optional::isPresent)
                .forEach(fit -> spread.add(fit.orElseThrow()));
    }

    private FitResult fit(CountSampler model, long ownSeed) {
        Optional<Basis> basis = result.basis();
        Problem drawn = new Problem(
                model.sample(result.factors().h(), new SplittableRandom(ownSeed)),
                problem.shape(),
                basis.map(SpectralModel::fixed),
                problem.phases(),
                problem.constraints(),
                problem.regularizers());
        return Fit.of(drawn, solver)
                .start(result.factors())
                .until(rule)
                .listener(point -> !cancelled.getAsBoolean())
                .run();
    }

    /** The spread of the fits of the maps. */
    public static final class Spread {
        private final DMatrixRMaj estimateOfH;
        private final int rows;
        private final int phases;
        private final List<DMatrixRMaj> weights = new ArrayList<>();
        private final List<Double> objectives = new ArrayList<>();
        private final double[] sumH;
        private final double[] squaresH;

        private Spread(DMatrixRMaj w, DMatrixRMaj h) {
            this.estimateOfH = h;
            this.rows = w.getNumRows();
            this.phases = w.getNumCols();
            this.sumH = new double[h.getNumElements()];
            this.squaresH = new double[h.getNumElements()];
        }

        private void add(FitResult fit) {
            Factors found = fit.factors();
            weights.add(found.w());
            objectives.add(fit.objectiveNats());
            for (int i = 0; i < sumH.length; i++) {
                double departure = found.h().data[i] - estimateOfH.data[i];
                sumH[i] += departure;
                squaresH[i] += departure * departure;
            }
        }

        /** Number of maps. */
        public int maps() {
            return weights.size();
        }

        /**
         * Objective of each fit, nats: if the objective of the measured counts is far above these, the model does not
         * describe them.
         */
        public List<Double> objectivesNats() {
            return List.copyOf(objectives);
        }

        /** Standard deviations of W, C×K. */
        public DMatrixRMaj ofW() {
            DMatrixRMaj spread = new DMatrixRMaj(rows, phases);
            for (int i = 0; i < spread.getNumElements(); i++) {
                int entry = i;
                spread.data[i] = deviation(
                        weights.stream().mapToDouble(w -> w.data[entry]).toArray());
            }
            return spread;
        }

        /** Standard deviations of H, K×P. */
        public DMatrixRMaj ofH() {
            DMatrixRMaj spread = estimateOfH.createLike();
            int n = maps();
            for (int i = 0; i < sumH.length; i++) {
                double variance = (squaresH[i] - sumH[i] * sumH[i] / n) / (n - 1);
                spread.data[i] = Math.sqrt(Math.max(0, variance));
            }
            return spread;
        }

        /**
         * Standard deviation of a share {@code m[row]·W[row,k] / Σ_i m[i]·W[i,k]}, such as an atomic fraction; a phase
         * in which the whole counts nothing has a share of 0.
         *
         * @param row     row of W
         * @param phase   k
         * @param measure m, length C: what a unit of weight counts, such as atoms; 0 for rows that are not part of the
         *     whole
         */
        public double ofShare(int row, int phase, double[] measure) {
            return deviation(weights.stream()
                    .mapToDouble(w -> share(w, row, phase, measure))
                    .toArray());
        }

        private static double share(DMatrixRMaj w, int row, int phase, double[] measure) {
            double sum = 0;
            for (int i = 0; i < measure.length; i++) {
                sum += measure[i] * w.get(i, phase);
            }
            return sum > 0 ? measure[row] * w.get(row, phase) / sum : 0;
        }

        private static double deviation(double[] values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return Math.sqrt(squares / (values.length - 1));
        }
    }
}
