package org.esmpy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.abundance.Ellipsoid;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.sim.phantom.PhantomDefinition;

/** The reference phantom {@code brg-fp-capv} on 48×48 pixels instead of 128×128: a fit takes a seventh of the time. */
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
        PhantomDefinition large = new BrgFpCapv().definition();
        PhantomDefinition small = large.withShape(new ImageShape(SIDE, SIDE))
                .withPhases(
                        large.phases(),
                        new Inclusions(
                                3,
                                0,
                                List.of(
                                        new Inclusion(1, Ellipsoid.sphere(35, 19, 9.5, 0.5)),
                                        new Inclusion(2, Ellipsoid.sphere(26, 30, 9.5, 0.5)))));
        FormatCatalog.defaults()
                .write(small.create(PhysicsTables.defaults()).simulate(dose, seed), map, WriteOptions.defaults());
    }
}
