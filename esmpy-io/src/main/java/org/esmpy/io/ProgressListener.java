package org.esmpy.io;

/**
 * Receives the progress of a read. It is called on the reading thread, a few hundred times at most. To cancel the read,
 * throw an unchecked exception of your own, such as {@link java.util.concurrent.CancellationException}: it comes out of
 * the reader as it is, and the file is closed.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param done  units of work that are done, such as pixels
     * @param total units of work in all; the same in every call of one read
     */
    void onProgress(long done, long total);

    /** Listens to nothing. */
    static ProgressListener none() {
        return (done, total) -> {};
    }
}
