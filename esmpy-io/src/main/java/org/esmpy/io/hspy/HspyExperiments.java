package org.esmpy.io.hspy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;

/** The signals in a file, of which one has to be chosen. */
final class HspyExperiments {
    static final String GROUP = "Experiments";
    static final String DATA = "data";

    private final Hdf5File file;
    private final Map<String, Hdf5Group> byName = new TreeMap<>();

    /**
     * @throws SpectrumFormatException if there is none
     */
    HspyExperiments(Hdf5File file) {
        this.file = file;
        Hdf5Group group = file.root()
                .group(GROUP)
                .orElseThrow(() -> SpectrumFormatException.of(
                        file.path(), "is HDF5, but has no /" + GROUP + "; expected a file of HyperSpy"));
        for (String name : group.names()) {
            group.group(name).ifPresent(experiment -> byName.put(name, experiment));
        }
        if (byName.isEmpty()) {
            throw SpectrumFormatException.at(file.path(), "/" + GROUP, "is empty; expected a signal");
        }
    }

    /**
     * The signal that the options name, or the only one, or the only one of energy-dispersive spectra.
     *
     * @throws IllegalArgumentException if there is none of that name, or if a name is needed; lists the choices
     */
    Hdf5Group choose(ReadOptions options) {
        Optional<String> name = options.experiment();
        if (name.isPresent()) {
            return Optional.ofNullable(byName.get(name.get()))
                    .orElseThrow(() -> choice("no experiment '" + name.get() + "'"));
        }
        if (byName.size() == 1) {
            return byName.values().iterator().next();
        }
        List<Hdf5Group> spectra = byName.values().stream()
                .filter(experiment -> new HspyMetadata(experiment).signalType().startsWith("EDS"))
                .toList();
        if (spectra.size() != 1) {
            throw choice(spectra.size() + " of several experiments are EDS signals; name one");
        }
        return spectra.get(0);
    }

    private IllegalArgumentException choice(String problem) {
        return new IllegalArgumentException(
                file.path().getFileName() + ": " + problem + "; available: " + byName.keySet());
    }
}
