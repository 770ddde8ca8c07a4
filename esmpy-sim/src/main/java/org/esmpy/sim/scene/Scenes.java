package org.esmpy.sim.scene;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.imperfection.Imperfections;

/** Reads phantoms that are described in YAML: the built-in scenes, and scenes in files of the user. */
public final class Scenes {
    private static final List<String> BUILT_IN = List.of(
            "battery-3",
            "core-shell-3",
            "core-shell-fept",
            "diffusion-couple-2",
            "gate-stack",
            "glass-1",
            "grain-boundary",
            "oxide-stack-4",
            "particles-on-vacuum-3",
            "rare-2",
            "rare-3",
            "rock-5",
            "rock-8",
            "si-ge-2",
            "solar-cell-5",
            "steel-4",
            "sulfides-4",
            "superalloy-4",
            "ternary-3",
            "wedge-3");

    private Scenes() {}

    /** The scenes that come with esmpy, by ascending id. */
    public static List<PhantomFactory> builtIn() {
        return BUILT_IN.stream().<PhantomFactory>map(BuiltInScene::new).toList();
    }

    /**
     * Reads a scene from a file of the user.
     *
     * @param file YAML
     * @throws IllegalArgumentException if it is not a scene; names file, line and key
     */
    public static PhantomFactory read(Path file) throws IOException {
        try {
            return new SceneReader(file.toAbsolutePath().getParent())
                    .read(SceneYaml.read(Files.readString(file), file.toString()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not text; a scene is a YAML file", e);
        }
    }

    /**
     * Reads imperfections from a text, as on the command line.
     *
     * @param text the entries of {@code imperfections} in a scene, e.g. {@code "axisOffsetEV: 5, stray: {Cu: 2}"}
     * @param source name of the text in messages
     * @throws IllegalArgumentException if a key is unknown or a size is out of range; names the key
     */
    public static Imperfections imperfections(String text, String source) {
        return ImperfectionReader.read(SceneYaml.read("{" + text + "}", source));
    }
}
