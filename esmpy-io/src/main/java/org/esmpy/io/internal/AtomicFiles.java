package org.esmpy.io.internal;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes files that are complete or absent: written beside the target under another name, then moved over it. */
public final class AtomicFiles {
    private static final int ATTEMPTS = 1000;
    private static final int MAX_NAME = 60;

    private AtomicFiles() {}

    /** Fills a file, and checks it if that makes sense. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param part an empty file; what it holds afterwards appears under the final name
         */
        void writeTo(Path part) throws IOException;
    }

    /**
     * Makes or replaces {@code target}. If {@code content} throws, the target stays as it was and nothing is left; a process
     * that is killed leaves an unfinished file of another name.
     *
     * @throws IOException if the device fails or the folder of {@code target} does not exist
     */
    public static void write(Path target, Content content) throws IOException {
        Path part = createPart(target.toAbsolutePath());
        try {
            content.writeTo(part);
            move(part, target);
        } catch (FileSystemException e) { // names a file itself
            throw e;
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path createPart(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(target + ": is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), "", "there is no such folder");
        }
        String whole = target.getFileName().toString();
        String name = whole.substring(0, Math.min(MAX_NAME, whole.length())); // names may have 255 bytes in all
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                return Files.createFile(folder.resolve("." + name + "." + i + ".part"));
            } catch (FileAlreadyExistsException e) {
                continue; // another writer is at work, or was killed
            }
        }
        throw new IOException(
                folder + ": holds " + ATTEMPTS + " unfinished files of the name ." + name + ".*.part; remove them");
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
