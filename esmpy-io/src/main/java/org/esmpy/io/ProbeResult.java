package org.esmpy.io;

/**
 * A reader's answer whether a file is of its format.
 *
 * @param recognised whether the content is of the reader's format
 * @param reason     the evidence for or against it, e.g. {@code "no HDF5 signature"}
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
