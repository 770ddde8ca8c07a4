package org.esmpy.bench.fit;

import java.util.List;
import java.util.Optional;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PriorSettings;
import org.esmpy.io.SideImage;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.analysis.PriorKnowledge;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.initialize.NumberedInitializer;
import org.esmpy.solver.prior.GuideImage;
import org.esmpy.solver.prior.Priors;

/** Configures a {@link PhaseAnalysis} from settings; the only class that does so. */
final class AnalysisChoice {
    /** Initializer of the factors that have no start file, unless the settings name another. */
    private static final String START = "kmeans";

    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;

    AnalysisChoice(SolverCatalog solvers, InitializerCatalog initializers) {
        this.solvers = solvers;
        this.initializers = initializers;
    }

    /**
     * The analysis of a fit.
     *
     * @param images images of the file of the map, one of which may be the guide
     * @throws IllegalArgumentException if a solver, a start or an option is unknown
     */
    PhaseAnalysis fit(FitSettings settings, SpectrumImage image, List<SideImage> images, EdxModel model) {
        PhaseAnalysis analysis = data(settings, image, model)
                .pipeline(settings.pipeline())
                .starts(settings.starts().count())
                .until(settings.stop())
                .penalties(settings.penalties())
                .knowing(new Known(settings.priors(), image, GuideChoice.of(settings, image.shape(), images), model))
                .bootstrap(settings.bootstrap());
        if (settings.phases().given().isPresent()) {
            analysis.phases(settings.phases().given().getAsInt());
        } else {
            analysis.findPhases(PhaseAnalysis.MOST_PHASES);
        }
        if (!settings.bounds().areNone()) {
            analysis.constrained(new BoundFiles(settings.bounds())::impose);
        }
        String start = START;
        if (settings.solver().isWholeJob()) {
            SolverOptions.requireNone(settings.solver());
        } else {
            SolverFactory<?> factory =
                    solvers.get(Baselines.knownId(solvers, settings.solver().id()));
            analysis.solver(SolverOptions.configure(factory, settings.solver().options()));
            start = factory.initializer();
        }
        initializer(settings, start).ifPresent(analysis::initializer);
        return analysis;
    }

    /** The analysis that only finds the number of phases. */
    static PhaseAnalysis rank(FitSettings settings, SpectrumImage image, EdxModel model, int mostPhases) {
        return data(settings, image, model).findPhases(mostPhases);
    }

    private static PhaseAnalysis data(FitSettings settings, SpectrumImage image, EdxModel model) {
        PhaseAnalysis analysis = PhaseAnalysis.of(image, model)
                .simplex(settings.solver().simplex())
                .masked(settings.masks().pixels(image), settings.masks().channels(image.energy()))
                .seed(settings.seed());
        return settings.threads() > 0 ? analysis.threads(settings.threads()) : analysis;
    }

    /** The initializer that the settings or the named solver ask for; empty where the analysis may choose. */
    private Optional<Initializer> initializer(FitSettings settings, String usual) {
        if (settings.solver().isWholeJob()
                && settings.solver().start().isEmpty()
                && !settings.starts().hasFiles()) {
            return Optional.empty();
        }
        String id = settings.solver().start().orElse(usual);
        return Optional.of(new FileInitializer(settings.starts(), new NumberedInitializer(initializers.get(id))));
    }

    /** Prior knowledge of the phases from the settings. */
    private record Known(PriorSettings settings, SpectrumImage image, Optional<GuideImage> guide, EdxModel model)
            implements PriorKnowledge {
        @Override
        public Priors of(Basis basis, int phases) {
            return PriorChoice.of(settings, model.atomScale(basis), image.shape(), phases)
                    .withGuide(guide);
        }

        @Override
        public boolean hasExposures() {
            return settings.exposure().isPresent();
        }

        @Override
        public boolean dependsOnAbsorption() {
            return !settings.stoichiometry().isEmpty();
        }
    }
}
