package org.esmpy.io.staging;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Finds the final place of a file or folder: it follows links, so that the place is never a link itself. */
public final class FinalName {
    private static final int MOST_LINKS = 40;

    private FinalName() {}

    /**
     * The absolute place of a target. Links are followed, also one that leads to nothing yet.
     *
     * @throws NoSuchFileException if there is no folder to hold it
     * @throws IOException         if links go in circles, or the device fails
     */
    public static Path of(Path target) throws IOException {
        Path name = target.toAbsolutePath().normalize();
        for (int i = 0; Files.isSymbolicLink(name); i++) {
            if (i == MOST_LINKS) {
                throw new FileSystemException(target.toString(), null, "is a link that leads to itself");
            }
            name = name.resolveSibling(Files.readSymbolicLink(name)).normalize();
        }
        Path folder = name.getParent();
        if (folder == null) {
            return name; // a root
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), "", "there is no such folder");
        }
        return folder.toRealPath().resolve(name.getFileName());
    }

    /**
     * Moves a complete file to its final name in one step; it replaces a file of that name and keeps the permissions of
     * that file.
     */
    public static void give(Path file, Path name) throws IOException {
        if (Files.isRegularFile(name, LinkOption.NOFOLLOW_LINKS)) {
            copyPermissions(name, file);
        }
        try {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS));
        }
    }
}
