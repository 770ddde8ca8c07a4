package org.esmpy.io;

import java.util.Optional;

/**
 * What to read if a file leaves a choice.
 *
 * @param format     id of the format; empty to recognise it by content
 * @param experiment name of the experiment, for files that hold several; empty for the only one with spectra
 */
public record ReadOptions(Optional<String> format, Optional<String> experiment) {
    public static ReadOptions defaults() {
        return new ReadOptions(Optional.empty(), Optional.empty());
    }

    public ReadOptions withFormat(String id) {
        return new ReadOptions(Optional.of(id), experiment);
    }

    public ReadOptions withExperiment(String name) {
        return new ReadOptions(format, Optional.of(name));
    }
}
