package org.esmpy.bench.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a folder in memory, to be sent from the computer that made them to the one that keeps them. */
public final class CarriedFiles implements Serializable {
    private static final long serialVersionUID = 1;

    /** By path within the folder, with {@code /} between names. */
    private final TreeMap<String, byte[]> contents = new TreeMap<>();

    private CarriedFiles() {}

    /** Fills a folder that exists only as long as it is filled. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    /**
     * Has a folder filled and takes its files.
     *
     * @throws IOException if the device fails, or a file has 2 GB or more
     */
    public static CarriedFiles of(Filler filler) throws IOException {
        Path folder = Files.createTempDirectory("esmpy");
        try {
            filler.fill(folder);
            CarriedFiles carried = new CarriedFiles();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    carried.add(folder, file);
                }
            }
            return carried;
        } finally {
            delete(folder);
        }
    }

    private void add(Path folder, Path file) throws IOException {
        String name =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (Files.size(file) > Integer.MAX_VALUE - Long.BYTES) { // an array of Java is not longer
            throw new IOException(name + " has 2 GB or more, which no cluster carries; fit that file without one");
        }
        contents.put(name, Files.readAllBytes(file));
    }

    /**
     * Writes those files that {@code wanted} accepts.
     *
     * @param wanted gets the path of a file within the folder
     */
    public void write(Path folder, Predicate<Path> wanted) throws IOException {
        for (var content : contents.entrySet()) {
            Path place = Path.of(content.getKey());
            if (wanted.test(place)) {
                Path file = folder.resolve(place);
                Files.createDirectories(file.getParent());
                Files.write(file, content.getValue());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
