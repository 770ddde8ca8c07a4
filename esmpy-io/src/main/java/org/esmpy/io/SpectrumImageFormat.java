package org.esmpy.io;

/** The part that readers and writers of a file format share. Implementations are immutable and thread-safe. */
public interface SpectrumImageFormat {
    /** Permanent id, e.g. {@code "hspy"}; appears in commands, configuration files and messages. */
    String id();

    /** Description of the format in one line, for users who choose one. */
    String description();
}
