package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.esmpy.io.staging.FinalName;
import org.esmpy.io.staging.Staging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces listed files of a folder by prepared ones so that no file is lost if the process is killed at any time. One
 * rename marks the prepared files and their list as ready; then each is renamed to its place, the list at the end. If
 * the process is killed in between, the next one that {@linkplain #claim claims} the folder finishes, since every step
 * may be repeated.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Path folder;
    private final Staging staging;

    /**
     * @param folder  the folder
     * @param staging place of the prepared files, inside the folder
     */
    Publication(Path folder, Staging staging) {
        this.folder = folder;
        this.staging = staging;
    }

    /**
     * Claims a folder, and finishes the publication of a killed run.
     *
     * @param check throws to refuse the folder; the claim is then given up
     */
    static Staging claim(Path folder, Check check) throws IOException {
        Staging staging = Staging.inside(folder);
        try {
            if (staging.ready().isPresent()) {
                LOG.warn("{}: finishing the results that a killed run began to publish there", folder);
                new Publication(folder, staging).finish();
            }
            check.run();
            return staging;
        } catch (IOException | RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    /** Throws if a folder may not be filled. */
    @FunctionalInterface
    interface Check {
        void run() throws IOException;
    }

    /** The first of the files that would replace one that esmpy did not write or that was changed. */
    static Optional<ListedFile> obstacle(FileList fresh, FileList before, Path folder) throws IOException {
        for (ListedFile file : fresh.files()) {
            if (before.isChanged(file, folder)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * Publishes the prepared files.
     *
     * @param after list of all files of the folder afterwards; files of the present list that it lacks are removed
     */
    void publish(FileList after) throws IOException {
        after.write(staging.files());
        staging.commit();
        finish();
    }

    private void finish() throws IOException {
        Path ready = staging.ready().orElseThrow();
        Optional<FileList> after = FileList.in(ready);
        if (after.isPresent()) {
            FileList before =
                    FileList.in(folder).orElse(FileList.none(after.get().command()));
            giveNames(ready, after.get(), before);
            removeOld(after.get(), before);
            FinalName.give(ready.resolve(FileList.NAME), folder.resolve(FileList.NAME));
        }
        staging.done();
    }

    private void giveNames(Path ready, FileList after, FileList before) throws IOException {
        for (ListedFile file : after.files()) {
            if (Files.exists(ready.resolve(file.path())) && before.isChanged(file, folder)) {
                throw new FileSystemException(
                        folder.resolve(file.path()).toString(),
                        null,
                        "was changed after a run was killed while it replaced it; move it elsewhere and run again");
            }
        }
        for (ListedFile file : after.files()) {
            Path prepared = ready.resolve(file.path());
            if (Files.exists(prepared)) {
                Path name = folder.resolve(file.path());
                Files.createDirectories(name.getParent());
                FinalName.give(prepared, name);
            }
        }
    }

    private void removeOld(FileList after, FileList before) throws IOException {
        for (ListedFile file : before.files()) {
            if (after.find(file.path()).isEmpty() && file.isUnchangedIn(folder)) {
                Files.delete(folder.resolve(file.path()));
                for (Path emptied : file.foldersIn(folder)) {
                    removeIfEmpty(emptied);
                }
            }
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // holds files of others, or of the new result
        }
    }
}
