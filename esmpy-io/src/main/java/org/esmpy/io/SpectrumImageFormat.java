package org.esmpy.io;

/** What readers and writers of a file format have in common. Implementations are immutable and thread-safe. */
public interface SpectrumImageFormat {
    /** Permanent id, e.g. {@code "hspy"}; appears in commands, configuration files and messages. */
    String id();

    /** The format in one line, for a person who has to choose one. */
    String description();
}
