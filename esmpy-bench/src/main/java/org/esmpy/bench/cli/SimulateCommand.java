package org.esmpy.bench.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.esmpy.io.FormatCatalog;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.PhantomCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy simulate}: a map with known truth. */
@Command(
        name = "simulate",
        description = "Simulates a map with Poisson noise and writes counts and truth.",
        footer = {"", "Example:", "  esmpy simulate brg-fp-capv --dose 50 --seed 1 --out f.hspy"})
final class SimulateCommand implements Callable<Integer> {
    private final PhantomCatalog phantoms;
    private final FormatCatalog formats;
    private final PhysicsTables physics;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PHANTOM", description = "Id of a phantom, see 'esmpy list'.")
    private String phantom;

    @Option(names = "--dose", required = true, paramLabel = "N", description = "Counts per pixel.")
    private double dose;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Seed of the noise (default 0).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write, e.g. f.hspy.")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Inject
    SimulateCommand(PhantomCatalog phantoms, FormatCatalog formats, PhysicsTables physics) {
        this.phantoms = phantoms;
        this.formats = formats;
        this.physics = physics;
    }

    @Override
    public Integer call() throws IOException {
        formats.writerFor(out);
        overwrite.check(out);
        SpectrumImage image = phantoms.phantom(phantom).create(physics).simulate(dose, seed);
        formats.write(image, out, WriteOptions.defaults());
        spec.commandLine().getOut().println(out + ": " + image);
        return 0;
    }
}
