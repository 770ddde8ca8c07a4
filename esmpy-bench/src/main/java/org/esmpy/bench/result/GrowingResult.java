package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.staging.Staging;

/**
 * A folder of results to which a command adds files repeatedly, as a study does after each run. Files are written to a
 * hidden place, and each {@link #publish} makes them appear together or not at all. Only one process can hold the
 * folder.
 */
public final class GrowingResult implements AutoCloseable {
    private final Path folder;
    private final Staging staging;
    private FileList list;

    private GrowingResult(Path folder, Staging staging, FileList list) {
        this.folder = folder;
        this.staging = staging;
        this.list = list;
    }

    /**
     * Claims a folder of a command, or makes one.
     *
     * @param out     the folder, or a link to it
     * @param command command whose results these are
     * @param inputs  files that are read, which must not be in the folder
     * @throws IllegalArgumentException if the folder may not be filled
     * @throws IOException              also if another process fills it
     */
    public static GrowingResult open(Path out, String command, List<Path> inputs) throws IOException {
        Destination destination = Destination.of(out, command, inputs);
        if (destination.exists()) {
            destination.refuseOthers();
        } else {
            Files.createDirectory(destination.folder());
        }
        return claim(destination.folder(), command, destination::list);
    }

    /**
     * Claims an existing folder of any command to add files.
     *
     * @param folder  the folder, or a link to it
     * @param command command that adds files, for the list of a folder without one
     * @throws IOException also if there is no such folder, or another process fills it
     */
    public static GrowingResult of(Path folder, String command) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "is not a folder");
        }
        Path real = folder.toRealPath();
        return claim(real, command, () -> FileList.in(real));
    }

    private static GrowingResult claim(Path folder, String command, Publication.Check check) throws IOException {
        Staging staging = Publication.claim(folder, check);
        return new GrowingResult(folder, staging, FileList.in(folder).orElse(FileList.none(command)));
    }

    /** The folder with the published files. */
    public Path folder() {
        return folder;
    }

    /** The hidden folder to write into; empty after {@link #publish}. */
    public Path path() {
        return staging.files();
    }

    /** Whether there is a file of that name that was changed, or that esmpy did not write. */
    public boolean isChanged(String name) throws IOException {
        return list.isChanged(new ListedFile(name, 0, ""), folder);
    }

    /**
     * Renames a file, so that a new one can take its name.
     *
     * @return the renamed file
     */
    public Path setAside(String name) throws IOException {
        Path file = folder.resolve(name);
        Path aside = file;
        for (int i = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = folder.resolve(name + "." + i);
        }
        return Files.move(file, aside);
    }

    /**
     * Moves the written files into the folder; files of the same names are replaced, all others stay.
     *
     * @throws IOException if a file of others, or one that was changed, is in the way
     */
    public void publish() throws IOException {
        FileList fresh = FileList.of(path(), list.command());
        Optional<ListedFile> obstacle = Publication.obstacle(fresh, list, folder);
        if (obstacle.isPresent()) {
            throw new FileSystemException(
                    folder.resolve(obstacle.get().path()).toString(),
                    null,
                    "was changed after esmpy wrote it and was kept; move it elsewhere and run again");
        }
        FileList all = list.with(fresh);
        new Publication(folder, staging).publish(all);
        list = all;
    }

    @Override
    public void close() {
        staging.close();
    }
}
