package org.esmpy.io.jeol;

/** Takes what the words of a map say about its pixels, in the order of the stream. */
interface PtsSink {
    /** One count. */
    void count(int pixel, int channel);

    /** The brightness of the electron image in one frame. */
    void brightness(int pixel, int value);
}
