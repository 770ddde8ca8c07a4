package org.esmpy.bench.cluster;

/** A cluster could not do a piece of work: its computers were lost, or it needs more memory than they have. */
public final class LostWorkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message why, and what to do, in one line */
    public LostWorkException(String message, Throwable cause) {
        super(message, cause);
    }
}
