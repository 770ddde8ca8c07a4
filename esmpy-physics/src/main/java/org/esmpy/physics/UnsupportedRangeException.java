package org.esmpy.physics;

/** A physics source has no data for what was asked; the message names the value, its unit and the range that exists. */
public class UnsupportedRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedRangeException(String message) {
        super(message);
    }
}
