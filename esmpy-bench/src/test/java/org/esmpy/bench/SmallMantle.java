package org.esmpy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.abundance.Ellipsoid;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.phantom.BrgFp;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.sim.phantom.PhantomDefinition;

/** The phantoms {@code brg-fp-capv} and {@code brg-fp} on 48×48 pixels instead of 128×128: a fit takes a seventh of the time. */
public final class SmallMantle {
    /** Rows and columns of the map. */
    public static final int SIDE = 48;

    private SmallMantle() {}

    /** The words of a fit of that map which seeks nothing in the summed spectrum. */
    public static List<Object> fit(Path map, Object... options) {
        List<Object> words = new ArrayList<>(List.of("fit", map, "--calibrate", "off", "--stray", "off", "--no-split"));
        words.addAll(List.of(options));
        return words;
    }

    /** Writes a simulated map of {@code dose} counts per pixel. */
    public static void write(Path map, double dose, long seed) throws IOException {
        FormatCatalog.defaults().write(simulate(dose, seed), map, WriteOptions.defaults());
    }

    /** A simulated map of {@code dose} counts per pixel. */
    public static SpectrumImage simulate(double dose, long seed) {
        return simulate(
                new BrgFpCapv().definition(),
                List.of(
                        new Inclusion(1, Ellipsoid.sphere(35, 19, 9.5, 0.5)),
                        new Inclusion(2, Ellipsoid.sphere(26, 30, 9.5, 0.5))),
                dose,
                seed);
    }

    /** The same of {@code brg-fp}: one sphere of a second phase. */
    public static SpectrumImage simulateTwoPhases(double dose, long seed) {
        return simulate(
                new BrgFp().definition(), List.of(new Inclusion(1, Ellipsoid.sphere(35, 19, 9.5, 0.5))), dose, seed);
    }

    /** Writes the map of {@link #simulateTwoPhases}. */
    public static void writeTwoPhases(Path map, double dose, long seed) throws IOException {
        FormatCatalog.defaults().write(simulateTwoPhases(dose, seed), map, WriteOptions.defaults());
    }

    private static SpectrumImage simulate(PhantomDefinition large, List<Inclusion> where, double dose, long seed) {
        return large.withShape(new ImageShape(SIDE, SIDE))
                .withPhases(large.phases(), new Inclusions(large.phases().size(), 0, where))
                .create(PhysicsTables.defaults())
                .simulate(dose, seed);
    }
}
