package org.esmpy.io.jeol;

import java.util.Optional;

/** Averages the electron image of a map over its frames, and ignores the counts. */
final class PtsBrightness implements PtsSink {
    static final int BYTES_PER_PIXEL = Long.BYTES + Integer.BYTES + Float.BYTES;

    private final long[] sums;
    private final int[] frames;
    private boolean any;

    PtsBrightness(int pixels) {
        this.sums = new long[pixels];
        this.frames = new int[pixels];
    }

    @Override
    public void count(int pixel, int channel) {}

    @Override
    public void brightness(int pixel, int value) {
        sums[pixel] += value;
        frames[pixel]++;
        any = true;
    }

    /** The mean over frames, NaN where there was none; empty if the stream has no electron image. */
    Optional<float[]> mean() {
        if (!any) {
            return Optional.empty();
        }
        float[] mean = new float[sums.length];
        for (int p = 0; p < mean.length; p++) {
            mean[p] = frames[p] == 0 ? Float.NaN : (float) ((double) sums[p] / frames[p]);
        }
        return Optional.of(mean);
    }
}
