package org.esmpy.sim.scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;

/**
 * A scene that comes with esmpy: the resource {@code ID.yaml} beside this class, read when it is needed. It is frozen:
 * a change that alters the counts of a seed must raise the version in the file.
 *
 * @param id id of the scene, which is the name of the resource
 */
record BuiltInScene(String id) implements PhantomFactory {
    @Override
    public String description() {
        return scene().description();
    }

    @Override
    public PhantomFactory vary(Variation variation) {
        return scene().vary(variation);
    }

    @Override
    public Phantom create(PhysicsTables physics) {
        return scene().create(physics);
    }

    Scene scene() {
        String name = id + ".yaml";
        try (InputStream stream = BuiltInScene.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new SceneReader(Path.of("")).read(SceneYaml.read(text, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
