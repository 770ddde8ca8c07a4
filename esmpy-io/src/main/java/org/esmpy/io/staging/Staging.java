package org.esmpy.io.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hidden folder in which one process prepares files that are to appear under their final names complete. It is beside
 * its target ({@code .map.hspy.esmpy}) or in it ({@code .esmpy}), and claimed by a lock: a second process with the same
 * target is refused. Closing removes the folder, and so does the end of the program, even while another thread still
 * writes. If a killed process left a folder, the next process with that target removes it and logs a warning.
 *
 * <p>Files that must appear together are {@linkplain #commit committed} first: committed files survive a kill, and the
 * next process moves them to their final names.
 */
public final class Staging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private static final String SUFFIX = ".esmpy";
    private static final String CLAIM = "claim";
    private static final String FILES = "files";
    private static final String READY = "ready";
    private static final String GONE = "gone";
    private static final Set<String> CONTENT = Set.of(CLAIM, FILES, READY, GONE);

    private static final int LONGEST_NAME_BYTES = 255;
    private static final int ATTEMPTS = 10;

    private final Path place;
    private final Claim claim;
    private final Thread cleaner;
    private boolean open = true;

    private Staging(Path place, Claim claim) {
        this.place = place;
        this.claim = claim;
        this.cleaner = new Thread(this::discard, "remove-unfinished-files");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * Claims the right to make a file or folder.
     *
     * @param target as {@link FinalName#of} returns it
     * @throws FileSystemException if another process is making it
     */
    public static Staging beside(Path target) throws IOException {
        return claim(placeBeside(target), target);
    }

    /**
     * Claims the right to change the files of a folder.
     *
     * @param folder as {@link FinalName#of} returns it
     * @throws FileSystemException if another process is changing them
     */
    public static Staging inside(Path folder) throws IOException {
        return claim(folder.resolve(SUFFIX), folder);
    }

    /** Removes what a killed process left beside a target. */
    public static void sweepBeside(Path target) throws IOException {
        if (Files.exists(placeBeside(target), LinkOption.NOFOLLOW_LINKS)) {
            beside(target).close();
        }
    }

    /** Whether a file in a folder is the hidden folder of {@link #inside}. */
    public static boolean isStaging(Path file) {
        return file.endsWith(SUFFIX);
    }

    /**
     * The folder of committed files beside a target that a killed process did not move to their final names, if there
     * is one.
     */
    public static Optional<Path> readyBeside(Path target) {
        return Optional.of(placeBeside(target).resolve(READY)).filter(Files::isDirectory);
    }

    /** Whether a folder contains committed files that a killed process did not move to their final names. */
    public static boolean isReadyInside(Path folder) {
        return Files.isDirectory(folder.resolve(SUFFIX).resolve(READY));
    }

    /** Where to write: a folder that is empty at first. */
    public Path files() {
        return place.resolve(FILES);
    }

    /** Files that are ready to get their names, if any were {@linkplain #commit committed}. */
    public Optional<Path> ready() {
        return Optional.of(place.resolve(READY)).filter(Files::isDirectory);
    }

    /** Commits the written files in one step; from here on they survive a kill. */
    public void commit() throws IOException {
        Files.move(files(), place.resolve(READY));
    }

    /** Ends a commit, after all files have been moved to their final names, and makes a new folder to write to. */
    public void done() throws IOException {
        deleteTree(place.resolve(READY));
        if (!Files.exists(files())) {
            Files.createDirectory(files());
        }
    }

    /** Removes everything but files that are ready. */
    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs by itself now.
        }
    }

    /**
     * Removes the folder. Files that cannot be removed stay with the claim, so that the next process recognises them.
     */
    private synchronized void discard() {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (removeFiles() && ready().isEmpty()) {
                claim.drop();
                Files.deleteIfExists(place);
            } else {
                claim.leave();
            }
        } catch (IOException e) {
            LOG.debug("{} stays", place, e);
        }
    }

    /** Removes the files; renames their folder first, so that a thread that still writes makes no new files. */
    private boolean removeFiles() {
        try {
            if (!isEmptyOrGone(files())) {
                Files.move(files(), place.resolve(GONE));
            }
            deleteTree(place.resolve(GONE));
            return true;
        } catch (IOException e) {
            LOG.debug("{} stays", place, e);
            return false;
        }
    }

    private static boolean isEmptyOrGone(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static Staging claim(Path place, Path target) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            boolean fresh = make(place);
            if (!fresh && !isOurs(place)) {
                throw new FileSystemException(
                        place.toString(), null, "is in the way and not esmpy's; move it elsewhere");
            }
            try {
                Optional<Claim> claim = Claim.take(place.resolve(CLAIM), fresh);
                if (claim.isEmpty()) {
                    throw new FileSystemException(
                            target.toString(),
                            null,
                            "is being written by " + Claim.holder(place.resolve(CLAIM))
                                    + "; wait until that ends, or choose another name");
                }
                return prepared(new Staging(place, claim.get()), fresh);
            } catch (NoSuchFileException e) {
                continue; // the other process ended in this moment
            }
        }
        throw new FileSystemException(target.toString(), null, "is being written by others again and again; try later");
    }

    private static Staging prepared(Staging staging, boolean fresh) throws IOException {
        try {
            if (!fresh && staging.ready().isEmpty()) {
                LOG.warn("{}: removing what a run that was killed left there", staging.place);
            }
            deleteTree(staging.place.resolve(GONE));
            deleteTree(staging.files());
            Files.createDirectory(staging.files());
            return staging;
        } catch (IOException e) {
            staging.close();
            throw e;
        }
    }

    private static boolean make(Path place) throws IOException {
        FileAttribute<?>[] closed =
                place.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createDirectory(place, closed);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Whether a folder of that name was made by this class: nothing else is in it, and the claim is one. */
    private static boolean isOurs(Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(place)) {
            List<String> names =
                    content.map(file -> file.getFileName().toString()).toList();
            return names.isEmpty()
                    || CONTENT.containsAll(names) && names.contains(CLAIM) && Claim.isClaim(place.resolve(CLAIM));
        } catch (NoSuchFileException e) {
            return true; // removed just now
        }
    }

    private static Path placeBeside(Path target) {
        String name = "." + target.getFileName() + SUFFIX;
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return target.resolveSibling(
                bytes.length <= LONGEST_NAME_BYTES ? name : "." + HexFormat.of().toHexDigits(name.hashCode()) + SUFFIX);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
