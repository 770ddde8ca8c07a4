package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.esmpy.io.staging.FinalName;
import org.esmpy.io.staging.Staging;

/** Checks whether a command may write into the folder that the user names, so that no file of the user is lost. */
final class Destination {
    private final Path given;
    private final Path folder;
    private final String command;

    private Destination(Path given, Path folder, String command) {
        this.given = given;
        this.folder = folder;
        this.command = command;
    }

    /**
     * Follows links, makes the folders above, and checks the place of the folder.
     *
     * @throws IllegalArgumentException if esmpy never fills this folder: a file, or a folder that holds the current folder,
     *     the home of the user or an input
     */
    static Destination of(Path out, String command, List<Path> inputs) throws IOException {
        Path parent = out.toAbsolutePath().normalize().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Destination destination = new Destination(out, FinalName.of(out), command);
        destination.refuseFile();
        destination.refuseIfHolding(Path.of("").toAbsolutePath(), "the current folder");
        destination.refuseIfHolding(Path.of(System.getProperty("user.home", "")).toAbsolutePath(), "your home folder");
        for (Path input : inputs) {
            destination.refuseIfHolding(input, "the input " + input);
        }
        return destination;
    }

    /** The folder for the results. */
    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses a folder that esmpy did not make, unless a killed run left results in it, which are checked later. */
    void refuseOthers() throws IOException {
        if (!Staging.isReadyInside(folder)) {
            list();
        }
    }

    /**
     * The list of the files in the folder.
     *
     * @throws IllegalArgumentException if another command or program made them
     */
    FileList list() throws IOException {
        Optional<FileList> list = FileList.in(folder);
        if (list.isEmpty() && !isEmpty()) {
            throw new IllegalArgumentException(given + " holds files but no " + FileList.NAME
                    + ", so esmpy did not make it; choose another folder or empty it");
        }
        if (list.isPresent() && !list.get().command().equals(command)) {
            throw new IllegalArgumentException(given + " holds what esmpy "
                    + list.get().command() + " made; choose another folder for esmpy " + command);
        }
        return list.orElse(FileList.none(command));
    }

    /**
     * The list of a folder whose files may be replaced as a whole.
     *
     * @param overwrite whether the user asks for that
     * @throws IllegalArgumentException if there are files and the user does not, or some were changed after esmpy wrote
     *     them
     */
    FileList replaceable(boolean overwrite) throws IOException {
        FileList list = list();
        if (!list.files().isEmpty() && !overwrite) {
            throw new IllegalArgumentException(
                    given + " holds an earlier result; choose another folder, or replace it with --overwrite");
        }
        for (ListedFile file : list.files()) {
            if (list.isChanged(file, folder)) {
                throw new IllegalArgumentException(folder.resolve(file.path()) + " was changed after esmpy " + command
                        + " wrote it; move it elsewhere, or choose another folder");
            }
        }
        return list;
    }

    private void refuseFile() {
        if (exists() && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(given + " is a file; choose a folder for the results");
        }
    }

    private void refuseIfHolding(Path other, String name) throws IOException {
        if (other.getFileSystem().equals(folder.getFileSystem())
                && Files.exists(other)
                && other.toRealPath().startsWith(exists() ? folder.toRealPath() : folder)) {
            throw new IllegalArgumentException(given + " is or holds " + name + "; choose another folder");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(Staging::isStaging);
        }
    }
}
