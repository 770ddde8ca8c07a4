package org.esmpy.io;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file is damaged or is not what its format promises. The message is one line: file name, place inside the file, what
 * was found and what was expected.
 */
public final class SpectrumFormatException extends RuntimeException {
    private final transient Path file;
    private final long offset;

    private SpectrumFormatException(Path file, String location, long offset, String problem) {
        super(Printable.of(file.getFileName() + ": " + (location.isEmpty() ? "" : location + " ") + problem));
        this.file = file;
        this.offset = offset;
    }

    /** The file as a whole is wrong. */
    public static SpectrumFormatException of(Path file, String problem) {
        return new SpectrumFormatException(file, "", -1, problem);
    }

    /**
     * An object inside the file is wrong.
     *
     * @param location name of the object, such as a path inside HDF5 or a line number
     * @param problem  continues the sentence that {@code location} begins, e.g. {@code "is float64; expected …"}
     */
    public static SpectrumFormatException at(Path file, String location, String problem) {
        return new SpectrumFormatException(file, location, -1, problem);
    }

    /** The bytes from {@code offset} on are wrong. */
    public static SpectrumFormatException atOffset(Path file, long offset, String problem) {
        return new SpectrumFormatException(file, "byte " + offset, offset, problem);
    }

    /** Sets the cause, and returns this exception. */
    public SpectrumFormatException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Byte offset, where it is known. */
    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
