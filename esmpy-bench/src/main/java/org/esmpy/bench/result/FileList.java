package org.esmpy.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.esmpy.bench.settings.SettingsFiles;

/**
 * The list {@code esmpy-files.json} in a folder of results: the files that esmpy wrote there, with their sizes and
 * checksums. Commands never change a folder without this list, unless it is empty.
 *
 * @param esmpyVersion version that wrote the list
 * @param command      command that made the folder, e.g. {@code fit}
 * @param files        the files, sorted by path
 */
record FileList(String esmpyVersion, String command, List<ListedFile> files) {
    /** Name of the list in the folder. */
    static final String NAME = "esmpy-files.json";

    FileList {
        files = List.copyOf(files);
    }

    /** The list of a folder without one. */
    static FileList none(String command) {
        return new FileList(Version.current(), command, List.of());
    }

    /** Every file in a folder. */
    static FileList of(Path folder, String command) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<ListedFile> listed = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                listed.add(ListedFile.of(folder, file));
            }
            return new FileList(Version.current(), command, listed);
        }
    }

    /**
     * The list in a folder, if it has one.
     *
     * @throws IllegalArgumentException if it cannot be read; then no file of the folder may be changed
     */
    static Optional<FileList> in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(file + " is not a list that esmpy wrote; choose another folder");
        }
        try {
            FileList list = SettingsFiles.json().readValue(Files.readString(file), FileList.class);
            if (list == null || list.command == null || list.esmpyVersion == null) {
                throw new IllegalArgumentException(file + " names no command; choose another folder");
            }
            return Optional.of(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not a list that esmpy wrote; choose another folder", e);
        }
    }

    /** This list with the files of another, which replace those of the same path. */
    FileList with(FileList others) {
        Map<String, ListedFile> all = new TreeMap<>();
        files.forEach(file -> all.put(file.path(), file));
        others.files.forEach(file -> all.put(file.path(), file));
        return new FileList(Version.current(), command, List.copyOf(all.values()));
    }

    /** The file of a path, if it is listed. */
    Optional<ListedFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Whether a file of the folder was changed after esmpy wrote it, or was not written by esmpy. */
    boolean isChanged(ListedFile file, Path folder) throws IOException {
        if (!file.isOccupiedIn(folder)) {
            return false;
        }
        Optional<ListedFile> known = find(file.path());
        return known.isEmpty() || !known.get().isUnchangedIn(folder);
    }

    /** Writes the list into a folder that has none. */
    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(NAME),
                SettingsFiles.json().writeValueAsString(this) + "\n",
                StandardOpenOption.CREATE_NEW);
    }
}
