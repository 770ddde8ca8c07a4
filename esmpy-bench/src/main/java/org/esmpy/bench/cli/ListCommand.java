package org.esmpy.bench.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.esmpy.bench.study.Baselines;
import org.esmpy.io.FormatCatalog;
import org.esmpy.io.SpectrumImageFormat;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.Provenance;
import org.esmpy.sim.PhantomCatalog;
import org.esmpy.solver.InitializerCatalog;
import org.esmpy.solver.SolverCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code esmpy list}: what is installed. */
@Command(name = "list", description = "Lists every installed physics implementation, solver, format and phantom.")
final class ListCommand implements Callable<Integer> {
    private final PhysicsCatalog physics;
    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;
    private final FormatCatalog formats;
    private final PhantomCatalog phantoms;

    @Spec
    private CommandSpec spec;

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
        physics.sources().forEach((quantity, sources) -> {
            out.println(quantity);
            sources.forEach(source -> entry(out, source.id(), source.provenance()));
        });
        out.println("Solvers");
        solvers.all().forEach(solver -> entry(out, solver.id(), solver.description()));
        out.println("For comparison");
        Baselines.descriptions().forEach((id, description) -> entry(out, id, description));
        out.println("Starts");
        initializers.all().forEach(start -> entry(out, start.id(), ""));
        out.println("Readable formats");
        formats.readers().forEach(format -> format(out, format));
        out.println("Writable formats");
        formats.writers().forEach(format -> format(out, format));
        out.println("Phantoms");
        phantoms.phantoms().forEach(phantom -> entry(out, phantom.id(), phantom.description()));
        return 0;
    }

    private static void format(PrintWriter out, SpectrumImageFormat format) {
        entry(out, format.id(), format.description());
    }

    private static void entry(PrintWriter out, String id, Provenance provenance) {
        entry(out, id, provenance.citation() + " (" + provenance.version() + ")");
    }

    private static void entry(PrintWriter out, String id, String text) {
        out.println(String.format("  %-22s %s", id, text).stripTrailing());
    }
}
