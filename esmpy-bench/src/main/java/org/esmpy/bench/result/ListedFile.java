package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that esmpy wrote into a folder of results.
 *
 * @param path   path below the folder, with {@code /} between names
 * @param size   length, bytes
 * @param sha256 SHA-256 of its bytes, in hexadecimal
 */
record ListedFile(String path, long size, String sha256) {
    ListedFile {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("'" + path + "' is not a path below a folder");
            }
        }
        if (size < 0) {
            throw new IllegalArgumentException(path + " cannot have " + size + " bytes");
        }
    }

    /** The present state of a file. */
    static ListedFile of(Path folder, Path file) throws IOException {
        return new ListedFile(pathOf(folder, file), Files.size(file), Sha256.of(file));
    }

    /** The path of a file below a folder, as the list spells it. */
    static String pathOf(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Whether the file is in the folder unchanged, and not behind a link. */
    boolean isUnchangedIn(Path folder) throws IOException {
        Path file = folder.resolve(path);
        return isWithoutLinks(folder)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == size
                && Sha256.of(file).equals(sha256);
    }

    /** Whether the name is taken, also by a broken link, or by a file where a folder above it must be. */
    boolean isOccupiedIn(Path folder) {
        return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS) || !isWithoutLinks(folder);
    }

    /** Folders below {@code folder} that hold the file, the innermost first. */
    List<Path> foldersIn(Path folder) {
        Path inner = folder.resolve(path).getParent();
        return Stream.iterate(inner, at -> !at.equals(folder), Path::getParent).toList();
    }

    private boolean isWithoutLinks(Path folder) {
        return foldersIn(folder).stream()
                .allMatch(at -> Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)
                        || !Files.exists(at, LinkOption.NOFOLLOW_LINKS));
    }
}
