package org.esmpy.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears under its final name only when it is complete: files are written to a temporary folder beside
 * the target, which {@link #publish} moves into place. Closing without publishing removes what was written, and so does the
 * end of the program, even while another thread still writes.
 */
public final class StagedFolder implements AutoCloseable {
    /** Files that mark a folder as written by esmpy; only such a folder is replaced. */
    private static final List<String> MARKERS = List.of("result.json", "runs.csv");

    private final Path target;
    private final Path staging;
    private final Thread cleaner;
    private boolean open = true;

    private StagedFolder(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
        this.cleaner = new Thread(this::discard, "remove-unfinished-results");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * @param target final folder; may exist if it is empty or was written by esmpy
     * @throws IllegalArgumentException if the target holds something else
     */
    public static StagedFolder beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new IllegalArgumentException(target + " is a file; choose a folder for the results");
        }
        if (holdsOtherFiles(absolute)) {
            throw new IllegalArgumentException(
                    target + " holds files that are no esmpy result; choose another folder or empty it");
        }
        Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
        Files.createDirectories(parent);
        // Not a temporary folder of the JDK: those are closed to everyone else, and so would be the results.
        Path staging = parent.resolve("." + absolute.getFileName() + "-" + UUID.randomUUID());
        return new StagedFolder(absolute, Files.createDirectory(staging));
    }

    /** Where to write. */
    public Path path() {
        return staging;
    }

    /**
     * Moves everything to the final name; an earlier result there is replaced.
     *
     * @throws IOException also if the program is ending and has removed what was written
     */
    public synchronized void publish() throws IOException {
        if (!open) {
            throw new IOException("the results for " + target + " are gone: the program is ending");
        }
        Path old = staging.resolveSibling(staging.getFileName() + ".old");
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        Files.move(staging, target);
        open = false;
        forget();
        deleteQuietly(old);
    }

    @Override
    public void close() {
        discard();
        forget();
    }

    /** Takes the name away first: who still writes makes no new files then. */
    private synchronized void discard() {
        if (!open) {
            return;
        }
        open = false;
        Path doomed = staging.resolveSibling(staging.getFileName() + ".gone");
        try {
            Files.move(staging, doomed);
            deleteQuietly(doomed);
        } catch (IOException e) {
            deleteQuietly(staging);
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs by itself now.
        }
    }

    private static boolean holdsOtherFiles(Path folder) throws IOException {
        if (!Files.exists(folder) || MARKERS.stream().anyMatch(marker -> Files.exists(folder.resolve(marker)))) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static void deleteQuietly(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryNotEmptyException | UncheckedIOException e) {
            // Someone else writes there; leave it.
        } catch (IOException e) {
            // A leftover in a hidden folder is no reason to fail.
        }
    }
}
