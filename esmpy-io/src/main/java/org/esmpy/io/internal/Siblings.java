package org.esmpy.io.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds files that belong together: same folder, same name, another extension. */
public final class Siblings {
    private Siblings() {}

    /** The name with another extension. */
    public static Path named(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + extension);
    }

    /** The file of that extension beside another, whatever the case of its name. */
    public static Optional<Path> find(Path file, String extension) throws IOException {
        Path named = named(file.toAbsolutePath(), extension);
        return findIn(named.getParent(), named.getFileName());
    }

    /**
     * The file of that name, or else one whose name, or that of a folder on the way, differs in case only.
     *
     * @param folder where to begin
     * @param name   path below it
     */
    public static Optional<Path> findIn(Path folder, Path name) throws IOException {
        Path found = folder;
        for (Path step : name) {
            Optional<Path> next = step(found, step.toString());
            if (next.isEmpty()) {
                return next;
            }
            found = next.get();
        }
        return Optional.of(found).filter(Files::isRegularFile);
    }

    private static Optional<Path> step(Path folder, String name) throws IOException {
        Path exact = folder.resolve(name);
        if (Files.exists(exact) || !Files.isDirectory(folder)) {
            return Optional.of(exact).filter(Files::exists);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(other -> other.getFileName().toString().equalsIgnoreCase(name))
                    .sorted()
                    .findFirst();
        }
    }
}
