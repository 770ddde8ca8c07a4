package org.esmpy.io.internal;

import org.esmpy.io.ProgressListener;

/** Counts units of work and reports them to a listener, some {@value #STEPS} times in all. */
public final class Progress {
    private static final int STEPS = 200;

    private final ProgressListener listener;
    private final long total;
    private long done;
    private long told;

    public Progress(ProgressListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** Adds units of work that are done. */
    public void advance(long units) {
        done += units;
        if (done == total || done - told > total / STEPS) {
            told = done;
            listener.onProgress(done, total);
        }
    }
}
