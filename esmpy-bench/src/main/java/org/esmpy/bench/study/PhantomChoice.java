package org.esmpy.bench.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.scene.Scenes;

/** The phantom that a user names: by the id of an installed one, or as a scene in a YAML file. */
public final class PhantomChoice {
    private static final Pattern SCENE_FILE = Pattern.compile("(?i)\\.ya?ml$");

    private final PhantomCatalog installed;
    private final Path folder;

    @Inject
    public PhantomChoice(PhantomCatalog installed) {
        this(installed, Path.of(""));
    }

    private PhantomChoice(PhantomCatalog installed, Path folder) {
        this.installed = installed;
        this.folder = folder;
    }

    /** The same for names of files that are relative to a folder, not to the current one. */
    PhantomChoice in(Path other) {
        return new PhantomChoice(installed, other);
    }

    /** Whether a name is that of a scene file that exists. */
    public static boolean isFile(String name) {
        return SCENE_FILE.matcher(name).find() && Files.isRegularFile(Path.of(name));
    }

    private boolean isOther(String name) {
        return installed.phantoms().stream().noneMatch(phantom -> phantom.id().equals(name))
                && Files.isRegularFile(folder.resolve(name));
    }

    /**
     * @param name an id, or a path that ends with {@code .yaml} or {@code .yml}
     * @throws IllegalArgumentException if there is no such phantom, or the file is no scene; names file, line and key
     */
    public PhantomFactory of(String name) throws IOException {
        if (!SCENE_FILE.matcher(name).find()) {
            if (isOther(name)) {
                throw new IllegalArgumentException(
                        name + " is no scene, which would be a .yaml file; maps are simulated"
                                + " here (esmpy compare takes a map, with the truth that it carries)");
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
