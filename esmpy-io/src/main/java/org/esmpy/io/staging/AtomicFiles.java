package org.esmpy.io.staging;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes files that appear complete or not at all: it writes to a hidden folder beside the target, then moves the file
 * over the target.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Fills a file, and checks it if that makes sense. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param part an empty file; what it holds afterwards appears under the final name
         */
        void writeTo(Path part) throws IOException;
    }

    /** Writes files in a hidden folder, and moves them to their final names. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param staging where to write
         * @param name    the place where the target is to appear
         */
        void writeTo(Staging staging, Path name) throws IOException;
    }

    /**
     * Writes or replaces {@code target}, or the file it links to. If {@code content} throws, the target stays as it was
     * and nothing else is left. The next process that writes the file removes what a killed process left.
     *
     * @throws IOException if the device fails, the folder of {@code target} does not exist, or another process makes it
     */
    public static void write(Path target, Content content) throws IOException {
        staged(target, (staging, name) -> {
            Path part = Files.createFile(staging.files().resolve(name.getFileName()));
            content.writeTo(part);
            FinalName.give(part, name);
        });
    }

    /** Like {@link #write}, for a target of more than one file. */
    public static void staged(Path target, Work work) throws IOException {
        if (target.getFileName() == null || Files.isDirectory(target)) {
            throw new IOException(target + ": is a folder; name a file in it");
        }
        Path name = FinalName.of(target);
        try (Staging staging = Staging.beside(name)) {
            work.writeTo(staging, name);
        } catch (FileSystemException e) { // names a file itself
            throw e;
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        }
    }
}
