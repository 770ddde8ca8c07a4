package org.esmpy.io.jeol;

import org.esmpy.io.internal.events.PixelEvents;
import org.esmpy.model.CountMatrix;

/** Sums the counts of a map, and ignores the electron image. */
final class PtsCounts implements PtsSink {
    private final PixelEvents events;

    PtsCounts(int pixels) {
        this.events = new PixelEvents(PtsStream.CHANNELS, pixels);
    }

    @Override
    public void count(int pixel, int channel) {
        events.add(pixel, channel);
    }

    @Override
    public void brightness(int pixel, int value) {}

    /** The sum of all frames that were taken. Nothing can be added afterwards. */
    CountMatrix sum() {
        return events.build();
    }
}
