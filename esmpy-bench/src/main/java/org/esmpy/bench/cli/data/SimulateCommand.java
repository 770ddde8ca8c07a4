package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.PhysicsOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.study.PhantomChoice;
import org.esmpy.io.Printable;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.sim.scene.Scenes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy simulate}: simulates a map of known phases with Poisson noise. */
@Command(
        name = "simulate",
        description = "Simulates a map with Poisson noise and writes counts and truth.",
        footer = {
            "",
            "Examples:",
            "  esmpy simulate brg-fp-capv --dose 50 --seed 1 --out f.hspy",
            "  esmpy simulate rock-5 --dose 18 --seed 1 --size 128x128 --out rock.hspy",
            "  esmpy simulate my-scene.yaml --dose 50 --seed 1 --out f.hspy"
        })
@RefusesOthers(because = "its settings are in the phantom")
public final class SimulateCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private final PhantomChoice phantoms;
    private final FormatCatalog formats;
    private final PhysicsCatalog physics;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PHANTOM", description = "Id of a phantom, see 'esmpy list', or a scene in a .yaml file.")
    private String phantom;

    @Option(names = "--dose", paramLabel = "N", description = "Counts per pixel (default: that of the scene).")
    private @Nullable Double dose;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Seed of the noise (default 0).")
    private long seed;

    @Option(
            names = "--geometry-seed",
            paramLabel = "N",
            description = "Seed of the places of grains and particles (default: that of the noise).")
    private @Nullable Long geometrySeed;

    @Option(
            names = "--size",
            paramLabel = "ROWSxCOLUMNS",
            description = "Another size of the map; grains and particles keep their sizes in pixels.")
    private @Nullable String size;

    @Option(
            names = "--imperfect",
            paramLabel = "KEY:SIZE,...",
            description = "Imperfections, as in a scene file, e.g. \"axisOffsetEV: 5, stray: {Cu: 2}\".")
    private @Nullable String imperfect;

    @Option(names = "--phases", paramLabel = "K", description = "Simulate only the first K phases.")
    private @Nullable Integer phaseCount;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write, e.g. f.hspy.")
    private Path out;

    @Mixin
    private PhysicsOptions physicsOptions;

    @Mixin
    private OverwriteOption overwrite;

    @Inject
    SimulateCommand(PhantomChoice phantoms, FormatCatalog formats, PhysicsCatalog physics) {
        this.phantoms = phantoms;
        this.formats = formats;
        this.physics = physics;
    }

    @Override
    public Integer call() throws IOException {
        formats.writerFor(out);
        overwrite.check(out);
        PhantomFactory factory = phantoms.of(phantom, Path.of(""));
        double counts = dose(factory);
        SpectrumImage image = factory.vary(variation()).create(tables()).simulate(counts, seed);
        formats.write(image, out, WriteOptions.defaults().overwriting());
        spec.commandLine().getOut().println(out + ": " + image);
        return 0;
    }

    private PhysicsTables tables() {
        List<String> warnings = new ArrayList<>();
        PhysicsTables tables = PhysicsChoice.tables(physics, physicsOptions.over(PhysicsSettings.defaults()), warnings);
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + Printable.of(warning)));
        return tables;
    }

    private double dose(PhantomFactory factory) {
        double counts = dose != null
                ? dose
                : factory.dose()
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "give the counts per pixel with --dose; " + phantom + " has none"));
        if (!(counts > 0 && counts < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a dose must be positive and finite, got " + counts + " counts per pixel");
        }
        return counts;
    }

    private Variation variation() {
        return new Variation(
                geometrySeed == null ? seed : geometrySeed,
                shape(),
                phaseCount == null ? OptionalInt.empty() : OptionalInt.of(phaseCount),
                imperfect == null ? Imperfections.none() : Scenes.imperfections(imperfect, "--imperfect"));
    }

    private Optional<ImageShape> shape() {
        if (size == null) {
            return Optional.empty();
        }
        Matcher sides = SIZE.matcher(size);
        if (!sides.matches()) {
            throw new IllegalArgumentException("--size is ROWSxCOLUMNS, e.g. 64x96, got '" + size + "'");
        }
        return Optional.of(new ImageShape(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2))));
    }
}
