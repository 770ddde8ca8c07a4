package org.esmpy.bench.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.plugin.Plugins;
import org.jspecify.annotations.Nullable;

/**
 * Finds plug-ins: on the class path, in the folder {@code plugins} beside the program, in the places of the environment
 * variable {@value #VARIABLE}, and in those of {@value #OPTION}. This option is read before all others, because the
 * values of these depend on the plug-ins.
 */
final class PluginPlaces {
    static final String OPTION = "--plugins";
    static final String VARIABLE = "ESMPY_PLUGINS";

    private static final String FOLDER = "plugins";

    private PluginPlaces() {}

    /**
     * @param variable the environment variable: folders and jars with the separator of the class path between them
     * @throws IllegalArgumentException if a named place does not exist or cannot be used
     */
    static Plugins of(String[] args, @Nullable String variable) {
        Plugins plugins = Plugins.onClassPath();
        Optional<Path> beside = beside();
        if (beside.isPresent()) {
            plugins = plugins.withJars(beside.get());
        }
        for (String place : variable == null ? new String[0] : variable.split(File.pathSeparator)) {
            plugins = place.isBlank() ? plugins : add(plugins, place, VARIABLE);
        }
        for (String place : given(args)) {
            plugins = add(plugins, place, OPTION);
        }
        return plugins;
    }

    private static Plugins add(Plugins plugins, String place, String who) {
        try {
            Plugins more = plugins.withJars(Path.of(place));
            if (more.loaders().size() == plugins.loaders().size()
                    && more.faults().size() == plugins.faults().size()) {
                throw new IllegalArgumentException("the folder " + place + " holds no .jar");
            }
            return more;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    who + ": " + (e instanceof InvalidPathException ? "no path: " + place : e.getMessage()), e);
        }
    }

    private static List<String> given(String[] args) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith(OPTION + "=")) {
                places.add(args[i].substring(OPTION.length() + 1));
            } else if (args[i].equals(OPTION) && i + 1 < args.length) {
                places.add(args[++i]);
            }
        }
        return places;
    }

    /** The folder of plug-ins beside the jar of the program, or beside the folder {@code lib} that holds it. */
    private static Optional<Path> beside() {
        try {
            Path program = Path.of(PluginPlaces.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path home = program.toAbsolutePath().getParent();
            if (home == null || !Files.isRegularFile(program)) {
                return Optional.empty();
            }
            Path folder = home.endsWith("lib") ? home.resolveSibling(FOLDER) : home.resolve(FOLDER);
            return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
