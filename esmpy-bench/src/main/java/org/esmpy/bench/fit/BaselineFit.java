package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsNames;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.model.quantify.KlProjection;
import org.esmpy.model.recheck.Rechecked;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.analysis.FoundPhases;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.analysis.PhaseOrder;
import org.esmpy.solver.analysis.Simplex;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.mixture.MapSample;
import org.esmpy.solver.simple.SimpleMethod;

/**
 * Runs a reference method of {@link Baselines} on the data of a fit, and quantifies its result as that of plain NMF.
 */
final class BaselineFit {
    private static final String STOP_REASON = "BASELINE";
    private static final double NANOSECONDS = 1e9;

    /** Groups of settings that change what is fitted. */
    private static final List<String> MEANINGFUL = List.of("masks", "priors", "bounds", "penalties");

    /** Groups of settings that only change how other solvers search. */
    private static final List<String> UNUSED = List.of("stop", "starts", "bootstrap");

    private final PhysicsCatalog physics;

    BaselineFit(PhysicsCatalog physics) {
        this.physics = physics;
    }

    /**
     * @throws IllegalArgumentException if the number of phases is not known, or a truth that is needed is missing
     */
    Fitted run(SpectrumImage image, FitSettings settings) {
        OrderChoice order = OrderChoice.of(settings);
        List<String> warnings = new ArrayList<>();
        FittedData data = FittedData.of(image, settings, warnings);
        EdxModel model = data.model(physics, warnings);
        String id = settings.solver().id();
        int phases = settings.phases()
                .given()
                .orElseThrow(() -> new IllegalArgumentException(id + " needs the number of phases (--phases)"));
        checkUnused(settings, warnings);
        Basis basis = model.initialBasis();
        long start = System.nanoTime();
        Found unordered = found(id, data.image(), GroundTruth.of(data.image()), basis, phases, settings);
        Found found = unordered.in(order.order(
                unordered.shares(),
                unordered.spectra(),
                unordered.spectra(),
                data.image().energy()));
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        PhaseAbsorption absorption = new PhaseAbsorption(model, basis);
        DMatrixRMaj weights = found.weights().orElseGet(() -> new KlProjection(basis).weights(found.spectra()));
        return new Fitted(
                settings.edit()
                        .elements(data.elementSymbols())
                        .solver(solver -> solver.withSimplex(Simplex.NONE))
                        .settings(),
                data.image(),
                Optional.empty(),
                List.of(),
                Rechecked.nothing(),
                misfit(id, data, found),
                FoundPhases.of(
                        data.image().shape(),
                        basis,
                        absorption,
                        outcome(data.image(), found, seconds),
                        new Factors(found.spectra(), found.abundances()),
                        weights,
                        found.onSimplex()),
                FitRunner.compositions(absorption, weights),
                List.of(),
                List.of(),
                List.of(),
                UsedSource.of(data.tables(physics, new ArrayList<>())),
                warnings);
    }

    /**
     * Refuses settings that would change the meaning of the result, and warns of others that a baseline does not use.
     *
     * @throws IllegalArgumentException if a setting would change what is fitted; names it
     */
    private static void checkUnused(FitSettings settings, List<String> warnings) {
        String id = settings.solver().id();
        List<String> changed = SettingsNames.changed(settings);
        changed.stream().filter(name -> isIn(name, MEANINGFUL)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    id + " does not take '" + name + "': it has a method of its own; leave it out");
        });
        List<String> unused =
                changed.stream().filter(name -> isIn(name, UNUSED)).toList();
        if (!unused.isEmpty()) {
            warnings.add(id + " does not use " + String.join(", ", unused) + ": it has a method of its own");
        }
    }

    private static boolean isIn(String name, List<String> groups) {
        return groups.contains(name.split("\\.", 2)[0]);
    }

    /** χ² of the oracles only: spectra that are free in every channel reproduce any sum. */
    private Optional<MisfitReport> misfit(String id, FittedData data, Found found) {
        return id.equals(Baselines.ORACLE_W) || id.equals(Baselines.ORACLE_H)
                ? SumMisfit.of(
                        data.image(),
                        data.tables(physics, new ArrayList<>()),
                        data.elements(),
                        found.spectra(),
                        found.amounts())
                : Optional.empty();
    }

    private static Found found(
            String id,
            SpectrumImage image,
            Optional<GroundTruth> truth,
            Basis basis,
            int phases,
            FitSettings settings) {
        if (id.equals(Baselines.ORACLE_W)) {
            return trueSpectra(image, required(truth, id, phases));
        }
        if (id.equals(Baselines.ORACLE_H)) {
            return trueAbundances(image, required(truth, id, phases), basis);
        }
        SimpleMethod method = Baselines.simple(id);
        Factors factors = method.factorise(
                new Problem(image.counts(), image.shape(), Optional.empty(), phases, List.of(), List.of()),
                RandomGeneratorFactory.of(Phantom.RANDOM_ALGORITHM).create(settings.seed()));
        return new Found(factors.w(), factors.h(), factors.h(), Optional.empty(), method.onSimplex());
    }

    private static GroundTruth required(Optional<GroundTruth> truth, String id, int phases) {
        GroundTruth known = truth.orElseThrow(() ->
                new IllegalArgumentException(id + " needs a map that carries its truth, as esmpy simulate makes"));
        if (known.phases() != phases) {
            throw new IllegalArgumentException(
                    id + " has the " + known.phases() + " phases of the truth, not " + phases);
        }
        return known;
    }

    /** Fits abundances to the true spectra. Where the thickness varies, free amounts are fitted and then normalised. */
    private static Found trueSpectra(SpectrumImage image, GroundTruth truth) {
        boolean even = truth.thickness().isEmpty();
        DMatrixRMaj amounts = new OracleFit(image).abundances(truth.spectra(), even);
        DMatrixRMaj abundances = amounts.copy();
        for (int p = 0; p < abundances.getNumCols() && !even; p++) {
            double sum = 0;
            for (int k = 0; k < truth.phases(); k++) {
                sum += amounts.get(k, p);
            }
            for (int k = 0; k < truth.phases() && sum > 0; k++) {
                abundances.set(k, p, amounts.get(k, p) / sum);
            }
        }
        return new Found(truth.spectra(), abundances, amounts, Optional.empty(), true);
    }

    private static Found trueAbundances(SpectrumImage image, GroundTruth truth, Basis basis) {
        DMatrixRMaj w = new OracleFit(image).weights(basis, truth.amounts());
        DMatrixRMaj spectra = CommonOps_DDRM.mult(basis.g(), w, null);
        return new Found(spectra, truth.abundances(), truth.amounts(), Optional.of(w), true);
    }

    private static Outcome outcome(SpectrumImage image, Found found, double seconds) {
        double nats = KlObjective.nats(image.counts(), found.spectra(), found.amounts());
        return new Outcome(
                new Factors(found.spectra(), found.amounts()),
                Optional.empty(),
                found.spectra(),
                nats,
                nats,
                OptionalInt.of(0),
                0,
                seconds,
                STOP_REASON,
                new Certificate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalDouble.empty()),
                List.of(new TracePoint(0, seconds, nats, Double.NaN)),
                Optional.empty(),
                MapSample.whole(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /**
     * The factors that a baseline found.
     *
     * @param spectra    L×K
     * @param abundances K×P
     * @param amounts    K×P: factors that turn the spectra into counts
     * @param weights    W, C×K, where it was fitted
     * @param onSimplex  whether the abundances of a pixel sum to one
     */
    private record Found(
            DMatrixRMaj spectra,
            DMatrixRMaj abundances,
            DMatrixRMaj amounts,
            Optional<DMatrixRMaj> weights,
            boolean onSimplex) {
        /** The abundances, or where these do not sum to one, the counts of each phase in each pixel; K×P. */
        DMatrixRMaj shares() {
            DMatrixRMaj shares = abundances.copy();
            for (int k = 0; k < shares.getNumRows() && !onSimplex; k++) {
                double sum = 0;
                for (int l = 0; l < spectra.getNumRows(); l++) {
                    sum += spectra.get(l, k);
                }
                for (int p = 0; p < shares.getNumCols(); p++) {
                    shares.set(k, p, shares.get(k, p) * sum);
                }
            }
            return shares;
        }

        Found in(PhaseOrder order) {
            return new Found(
                    order.columns(spectra),
                    order.rows(abundances),
                    order.rows(amounts),
                    weights.map(order::columns),
                    onSimplex);
        }
    }
}
