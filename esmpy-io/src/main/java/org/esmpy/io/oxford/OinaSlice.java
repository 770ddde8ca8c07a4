package org.esmpy.io.oxford;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;

/**
 * One slice of an {@code .h5oina} file: a map, a line, or one of the many particles of a feature analysis.
 *
 * @param file  the file
 * @param group where the slice is
 */
record OinaSlice(Hdf5File file, Hdf5Group group) {
    static final String VERSION = "Format Version";
    static final String INDEX = "Index";

    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,4})(\\..*)?");
    private static final Pattern EDS = Pattern.compile("EDS\\d{0,4}");
    private static final int MOST_NAMES = 10;

    /** The first version of the format that stores spectra. */
    private static final int WITH_SPECTRA = 7;

    /** Whether a file says that it is of this format. */
    static boolean isOina(Hdf5File file) {
        return version(file).isPresent() && !file.root().texts(INDEX).isEmpty();
    }

    /**
     * The slice that the options name, or else the only one.
     *
     * @throws SpectrumFormatException  if the file is of another kind, or has no slice
     * @throws IllegalArgumentException if it has several and none is named, or one that is not there
     */
    static OinaSlice choose(Hdf5File file, ReadOptions options) {
        if (!isOina(file)) {
            throw SpectrumFormatException.of(
                    file.path(), "is HDF5, but has no /" + VERSION + " and /" + INDEX + " of Oxford's H5OINA");
        }
        List<String> names = new ArrayList<>(file.root().texts(INDEX));
        names.removeIf(name -> file.root().find(name).isEmpty());
        if (names.isEmpty()) {
            throw SpectrumFormatException.at(
                    file.path(),
                    "/" + INDEX,
                    "names the slices " + shortened(file.root().texts(INDEX)) + ", none of which is there");
        }
        String name = options.experiment().orElse(names.get(0));
        if (!names.contains(name) || options.experiment().isEmpty() && names.size() > 1) {
            throw new IllegalArgumentException(file.path().getFileName() + ": name one of its " + names.size()
                    + " slices with --experiment: " + shortened(names));
        }
        return new OinaSlice(file, file.root().find(name).orElseThrow());
    }

    /** The detectors with spectra, by name. */
    List<OinaDetector> detectors() {
        return group.names().stream()
                .filter(name -> EDS.matcher(name).matches())
                .flatMap(name -> group.find(name).stream())
                .map(OinaDetector::new)
                .toList();
    }

    /** The error for a file without spectra; its message says what to do. */
    SpectrumFormatException withoutSpectra() {
        int version = version(file).orElse(0);
        return SpectrumFormatException.of(
                file.path(),
                version < WITH_SPECTRA
                        ? "is of version " + version
                                + " of H5OINA, which keeps no spectra: export the map again from AZtec 6.2"
                                + " or newer (version " + WITH_SPECTRA + "), or as .rpl with its .raw"
                        : "holds no spectra (" + group.path() + "/EDS/Data/" + OinaDetector.SPECTRA
                                + "): export the map again from AZtec with its spectra");
    }

    /** Names of slices, the first of them if there are many. */
    private static String shortened(List<String> names) {
        return names.stream().limit(MOST_NAMES).toList() + (names.size() > MOST_NAMES ? " and more" : "");
    }

    private static Optional<Integer> version(Hdf5File file) {
        return file.root().text(VERSION).flatMap(text -> {
            Matcher matcher = NUMBER.matcher(text);
            return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        });
    }
}
