package org.esmpy.io;

/**
 * Answer of a reader to a file it was shown.
 *
 * @param recognised whether the content is of the reader's format
 * @param reason     what speaks for it or against it, e.g. {@code "no HDF5 signature"}
 */
public record ProbeResult(boolean recognised, String reason) {
    /** The file is of the reader's format. */
    public static ProbeResult accepted(String reason) {
        return new ProbeResult(true, reason);
    }

    /** The file is not of the reader's format. */
    public static ProbeResult refused(String reason) {
        return new ProbeResult(false, reason);
    }
}
