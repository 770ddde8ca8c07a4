package org.esmpy.bench.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.scene.Scenes;

/** Finds the phantom that the user names, by the id of an installed one or by the YAML file of a scene. */
public final class PhantomChoice {
    private static final Pattern SCENE_FILE = Pattern.compile("(?i)\\.ya?ml$");

    private final PhantomCatalog installed;

    @Inject
    public PhantomChoice(PhantomCatalog installed) {
        this.installed = installed;
    }

    /** Whether a name is that of a scene file, which may not exist. */
    static boolean isFile(String name) {
        return SCENE_FILE.matcher(name).find();
    }

    private boolean isOther(String name, Path folder) {
        return installed.phantoms().stream().noneMatch(phantom -> phantom.id().equals(name))
                && Files.isRegularFile(folder.resolve(name));
    }

    /**
     * @param name   an id, or a path that ends with {@code .yaml} or {@code .yml}
     * @param folder where relative paths start
     * @throws IllegalArgumentException if there is no such phantom, or the file is no scene; names file, line and key
     */
    public PhantomFactory of(String name, Path folder) throws IOException {
        if (!isFile(name)) {
            if (isOther(name, folder)) {
                throw new IllegalArgumentException(
                        name + " is no scene, which would be a .yaml file; a study takes maps, with the truth in them,"
                                + " as maps: [" + name + "]");
            }
            return installed.phantom(name);
        }
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such scene: " + file);
        }
        return Scenes.read(file);
    }
}
