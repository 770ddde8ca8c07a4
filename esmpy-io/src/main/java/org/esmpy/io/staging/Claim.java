package org.esmpy.io.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A locked file that tells other processes that this one works on a target. The system releases the lock when the
 * process ends, also if it is killed.
 */
final class Claim {
    private static final Pattern WHO = Pattern.compile("esmpy, process \\d+");

    /**
     * Claims of this process. The locks of the system belong to the whole process, and closing any channel of a file
     * releases them. A claim must therefore not be opened a second time, not even to find it locked.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Claim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes a claim.
     *
     * @param file  created if it does not exist
     * @param fresh whether the folder of the file was made for this claim, so that nobody else can hold it
     * @return empty if another process or thread holds it
     * @throws NoSuchFileException if another process has removed the file meanwhile
     */
    static Optional<Claim> take(Path file, boolean fresh) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<Claim> claim = Optional.empty();
        try {
            claim = open(file, fresh);
            return claim;
        } finally {
            if (claim.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    /**
     * Whether a file could be a claim: it has the text of one, or is empty because the process was killed before it
     * wrote the text.
     */
    static boolean isClaim(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (HELD.contains(file)
                        || Files.size(file) == 0
                        || WHO.matcher(holder(file)).matches());
    }

    /** Describes the process that holds a claim. */
    static String holder(Path file) throws IOException {
        return HELD.contains(file) ? "this process" : Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Releases the claim, and removes its file before another process can take it. */
    void drop() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD.remove(file);
        }
    }

    /** Releases the claim and keeps its file. */
    void leave() throws IOException {
        try (channel) {
            HELD.remove(file);
        }
    }

    private static Optional<Claim> open(Path file, boolean fresh) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean locked = false;
        try {
            locked = lock(channel, file, fresh);
            if (!locked) {
                return Optional.empty();
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                locked = false;
                throw new NoSuchFileException(file.toString());
            }
            String who = "esmpy, process " + ProcessHandle.current().pid();
            channel.truncate(0).write(ByteBuffer.wrap(who.getBytes(StandardCharsets.ISO_8859_1)));
            return Optional.of(new Claim(file, channel));
        } catch (IOException | RuntimeException e) {
            locked = false;
            throw e;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static boolean lock(FileChannel channel, Path file, boolean fresh) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) { // some file systems of clusters have no locks
            if (fresh) {
                return true;
            }
            throw new FileSystemException(
                    String.valueOf(file.getParent()),
                    null,
                    "was left by another run, and this file system does not tell whether it is still at work; remove it"
                            + " if not");
        }
    }
}
