package org.esmpy.bench.cli.options;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that a command line names, one by one or by patterns such as {@code maps/*.bcf} that the shell did
 * not expand.
 */
public final class InputFiles {
    private InputFiles() {}

    /** Whether the arguments may name several files. */
    public static boolean areSeveral(List<Path> given) {
        return given.size() > 1 || given.stream().anyMatch(InputFiles::isPattern);
    }

    /**
     * The files, those of a pattern sorted by name.
     *
     * @throws IllegalArgumentException if no file matches a pattern
     */
    public static List<Path> expand(List<Path> given) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (isPattern(path)) {
                files.addAll(matching(path));
            } else {
                files.add(path);
            }
        }
        return files.stream().distinct().toList();
    }

    /** A name for the results of each file: the file name without extension, with a number if it is taken. */
    public static Map<Path, String> names(List<Path> files) {
        Map<Path, String> names = new LinkedHashMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            String free = stem;
            for (int i = 2; names.containsValue(free); i++) {
                free = stem + "-" + i;
            }
            names.put(file, free);
        }
        return names;
    }

    private static boolean isPattern(Path path) {
        return path.toString().matches(".*[*?\\[{].*") && !Files.exists(path);
    }

    private static Set<Path> matching(Path pattern) throws IOException {
        Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        Set<Path> files = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            String glob = pattern.getFileName().toString();
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
                found.forEach(files::add);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("'" + pattern + "' is not a pattern: " + e.getDescription());
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        files.removeIf(file -> !Files.isRegularFile(file));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file matches '" + pattern + "'");
        }
        return files;
    }
}
