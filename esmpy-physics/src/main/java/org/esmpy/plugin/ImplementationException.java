package org.esmpy.plugin;

import org.jspecify.annotations.Nullable;

/** An implementation, of a plug-in or of esmpy, broke the contract of its interface; the message names it. */
public final class ImplementationException extends RuntimeException {
    /**
     * @param kind   what it is, e.g. {@code "solver"}
     * @param id     its id
     * @param reason what it did; goes on after the id
     * @param cause  what it threw; null if nothing
     */
    public ImplementationException(String kind, String id, String reason, @Nullable Throwable cause) {
        super(kind + " '" + id + "' " + reason, cause);
    }

    /** The error of an implementation that threw what its interface does not declare. */
    public static ImplementationException threw(String kind, String id, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return new ImplementationException(
                kind,
                id,
                "failed: " + thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + message),
                thrown);
    }
}
