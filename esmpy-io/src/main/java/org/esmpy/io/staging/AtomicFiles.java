package org.esmpy.io.staging;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files that are complete or absent: written beside the target out of sight, then moved over it. */
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

    /** Makes files in a folder that is out of sight, and gives them their names. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param staging where to write
         * @param name    the place where the target is to appear
         */
        void writeTo(Staging staging, Path name) throws IOException;
    }

    /**
     * Makes or replaces {@code target}, or what it links to. If {@code content} throws, the target stays as it was and
     * nothing is left; what a process that is killed leaves, the next one that makes this file removes.
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

    /** As {@link #write}, for a target that is more than one file. */
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
