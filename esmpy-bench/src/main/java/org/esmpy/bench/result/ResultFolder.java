package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.staging.Staging;

/**
 * A folder of results whose files appear all at once: they are written to a hidden place, and {@link #publish} moves
 * them into the folder. An existing folder is refused before any work unless it is empty, or the same command made it
 * and the user wants it replaced; files that esmpy did not write then stay. Closing without publishing removes the
 * written files.
 */
public final class ResultFolder implements AutoCloseable {
    private final Path folder;
    private final String command;
    private final Staging staging;
    private final boolean isNew;

    private ResultFolder(Path folder, String command, Staging staging, boolean isNew) {
        this.folder = folder;
        this.command = command;
        this.staging = staging;
        this.isNew = isNew;
    }

    /**
     * Claims a folder; other processes are refused until it is closed.
     *
     * @param out       the folder, or a link to it
     * @param command   command that fills it
     * @param overwrite whether the user wants an earlier result of this command replaced
     * @param inputs    files that are read, which must not be in the folder
     * @throws IllegalArgumentException if the folder may not be filled
     * @throws IOException              also if another process fills it
     */
    public static ResultFolder open(Path out, String command, boolean overwrite, List<Path> inputs) throws IOException {
        Destination destination = Destination.of(out, command, inputs);
        Path folder = destination.folder();
        if (!destination.exists()) {
            return new ResultFolder(folder, command, Staging.beside(folder), true);
        }
        Staging.sweepBeside(folder);
        destination.refuseOthers();
        Staging staging = Publication.claim(folder, () -> destination.replaceable(overwrite));
        return new ResultFolder(folder, command, staging, false);
    }

    /** The hidden folder to write into. */
    public Path path() {
        return staging.files();
    }

    /**
     * Moves the files into the folder; an earlier result is replaced.
     *
     * @throws IOException if the device fails, or another file took a name meanwhile; the result is then in a folder
     *     beside
     */
    public void publish() throws IOException {
        FileList list = FileList.of(path(), command);
        if (isNew) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw keptAside(folder);
            }
            list.write(path());
            Files.move(path(), folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        FileList before = FileList.in(folder).orElse(FileList.none(command));
        Optional<ListedFile> obstacle = Publication.obstacle(list, before, folder);
        if (obstacle.isPresent()) {
            throw keptAside(folder.resolve(obstacle.get().path()));
        }
        new Publication(folder, staging).publish(list);
    }

    @Override
    public void close() {
        staging.close();
    }

    private IOException keptAside(Path obstacle) throws IOException {
        Path aside = folder;
        for (int i = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = folder.resolveSibling(folder.getFileName() + "-" + i);
        }
        FileList.of(path(), command).write(path());
        Files.move(path(), aside, StandardCopyOption.ATOMIC_MOVE);
        return new FileSystemException(
                obstacle.toString(), null, "exists and was kept; the results are in " + aside + " instead");
    }
}
