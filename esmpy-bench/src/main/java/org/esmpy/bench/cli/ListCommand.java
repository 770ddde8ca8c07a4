package org.esmpy.bench.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.esmpy.bench.fit.Baselines;
import org.esmpy.bench.fit.SolverOptions;
import org.esmpy.io.Printable;
import org.esmpy.io.SpectrumImageFormat;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.plugin.Origin;
import org.esmpy.plugin.Registry;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy list}: lists what is installed, or describes one implementation. */
@Command(name = "list", description = "Lists every installed physics implementation, solver, format and phantom.")
final class ListCommand implements Callable<Integer> {
    private final PhysicsCatalog physics;
    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;
    private final FormatCatalog formats;
    private final PhantomCatalog phantoms;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Describe the implementation with this id: source, range, options and where it comes from.")
    private @Nullable String id;

    @Inject
    ListCommand(
            PhysicsCatalog physics,
            SolverCatalog solvers,
            InitializerCatalog initializers,
            FormatCatalog formats,
            PhantomCatalog phantoms) {
        this.physics = physics;
        this.solvers = solvers;
        this.initializers = initializers;
        this.formats = formats;
        this.phantoms = phantoms;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id != null) {
            describe(out, id);
            return 0;
        }
        physics.registries().forEach((quantity, registry) -> section(out, quantity, registry, ListCommand::summary));
        section(out, "Solvers", solvers.registry(), SolverFactory::description);
        entry(out, PhaseAnalysis.ID, PhaseAnalysis.DESCRIPTION);
        out.println("For comparison");
        Baselines.descriptions().forEach((name, description) -> entry(out, name, description));
        section(out, "Starts", initializers.registry(), start -> "");
        section(out, "Readable formats", formats.readerRegistry(), SpectrumImageFormat::description);
        section(out, "Writable formats", formats.writerRegistry(), SpectrumImageFormat::description);
        section(out, "Phantoms", phantoms.registry(), PhantomFactory::description);
        return 0;
    }

    /** Prints the implementations of a kind; those of plug-ins with their jar. */
    private static <T> void section(
            PrintWriter out, String title, Registry<T> registry, Function<? super T, String> text) {
        out.println(title);
        for (String name : registry.ids()) {
            Origin origin = registry.origin(name);
            String from = origin.equals(Origin.ESMPY) ? "" : " [" + origin + "]";
            entry(out, name, Printable.of(text.apply(registry.get(name)) + from));
        }
    }

    private void describe(PrintWriter out, String name) {
        boolean found = false;
        for (Map.Entry<String, Registry<? extends PhysicsSource>> quantity :
                physics.registries().entrySet()) {
            found |= describe(out, quantity.getKey(), quantity.getValue(), name, ListCommand::details);
        }
        found |= describe(out, "solver", solvers.registry(), name, ListCommand::details);
        found |= describe(out, "start", initializers.registry(), name, start -> List.of());
        found |= describe(out, "readable format", formats.readerRegistry(), name, ListCommand::details);
        found |= describe(out, "writable format", formats.writerRegistry(), name, ListCommand::details);
        found |= describe(out, "phantom", phantoms.registry(), name, phantom -> List.of(phantom.description()));
        String baseline = Baselines.descriptions().get(name);
        if (name.equals(PhaseAnalysis.ID)) {
            out.println("solver " + name + System.lineSeparator() + "  " + PhaseAnalysis.DESCRIPTION);
        } else if (baseline != null) {
            out.println("for comparison " + name + System.lineSeparator() + "  " + baseline);
        } else if (!found) {
            throw new IllegalArgumentException(
                    "nothing with the id '" + name + "' is installed; 'esmpy list' shows all");
        }
    }

    private static <T> boolean describe(
            PrintWriter out, String kind, Registry<T> registry, String name, Function<? super T, List<String>> lines) {
        if (!registry.ids().contains(name)) {
            return false;
        }
        out.println(kind + " " + name);
        lines.apply(registry.get(name)).forEach(line -> out.println("  " + Printable.of(line)));
        Origin origin = registry.origin(name);
        out.println("  from " + Printable.of(origin.toString())
                + origin.path()
                        .map(path -> ", " + Printable.of(path.toString()))
                        .orElse(""));
        return true;
    }

    private static List<String> details(PhysicsSource source) {
        Provenance provenance = source.provenance();
        return Stream.concat(
                        Stream.of(
                                summary(source),
                                provenance.link(),
                                provenance.equation(),
                                provenance.range().isEmpty() ? "" : "holds for " + provenance.range(),
                                provenance.deviations()),
                        source.parameters().stream().map(parameter -> "option " + parameter))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> details(SpectrumImageFormat format) {
        return List.of(format.description());
    }

    private static List<String> details(SolverFactory<?> factory) {
        List<String> lines = new ArrayList<>(List.of(factory.description(), "starts at " + factory.initializer()));
        SolverOptions.of(factory).forEach((name, value) -> lines.add("option " + name + " (default " + value + ")"));
        return lines;
    }

    private static String summary(PhysicsSource source) {
        return source.provenance().citation() + " (" + source.provenance().version() + ")";
    }

    private static void entry(PrintWriter out, String name, String text) {
        out.println(String.format("  %-22s %s", name, text).stripTrailing());
    }
}
