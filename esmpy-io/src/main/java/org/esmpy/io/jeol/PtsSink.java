package org.esmpy.io.jeol;

/** Receives the counts and the brightness of the pixels of a map, in the order of the stream. */
interface PtsSink {
    /** One count. */
    void count(int pixel, int channel);

    /** The brightness of the electron image in one frame. */
    void brightness(int pixel, int value);
}
