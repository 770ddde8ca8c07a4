package org.esmpy.io.jeol;

import java.util.Optional;
import org.esmpy.io.FrameRange;
import org.esmpy.model.ImageShape;

/**
 * Decodes the words of a {@code .pts} map. The upper 4 bits of a word give its kind, the lower 12 bits its value. The
 * kinds are: a line, a pixel, a count in a channel, a tick of real or of live time, and the brightness of the electron
 * image.
 */
final class PtsStream {
    /** Channels of an event: 12 bits. */
    static final int CHANNELS = 1 << 12;

    private static final int VALUE_BITS = 12;
    private static final int REAL_TICK = 0x6;
    private static final int LIVE_TICK = 0x7;
    private static final int PIXEL = 0x8;
    private static final int LINE = 0x9;
    private static final int BRIGHTNESS = 0xa;
    private static final int COUNT = 0xb;
    private static final double S_PER_TICK = 0.01;

    private final int step;
    private final int top;
    private final int left;
    private final ImageShape shape;
    private final FrameRange selected;
    private final PtsSink sink;

    private int x = -1;
    private int y = -1;
    private int frame;
    private int pixel = -1;
    private long outside;
    private long realTicks;
    private long liveTicks;

    /**
     * @param scan     pixels of the whole scan along an edge
     * @param top      first row of the area that was scanned
     * @param left     its first column
     * @param shape    its size
     * @param selected frames to read
     * @param sink     receives the counts and the brightness of these frames
     */
    PtsStream(int scan, int top, int left, ImageShape shape, FrameRange selected, PtsSink sink) {
        this.step = CHANNELS / scan;
        this.top = top;
        this.left = left;
        this.shape = shape;
        this.selected = selected;
        this.sink = sink;
    }

    /** Takes the next words of the stream. */
    void accept(char[] words, int length) {
        for (int i = 0; i < length; i++) {
            int value = words[i] & CHANNELS - 1;
            switch (words[i] >>> VALUE_BITS) {
                case LINE -> line(value / step);
                case PIXEL -> column(value / step);
                case COUNT -> count(value);
                case BRIGHTNESS -> brightness(value);
                case REAL_TICK -> realTicks += selected.contains(frame) ? 1 : 0;
                case LIVE_TICK -> liveTicks += selected.contains(frame) ? 1 : 0;
                default -> {} // what is unknown
            }
        }
    }

    /** Number of frames, the last of which may be incomplete. */
    int frames() {
        return y < 0 ? 0 : frame + 1;
    }

    /** Rows of the last frame, the last one of which may be incomplete. */
    int rowsOfLastFrame() {
        return y - top + 1;
    }

    double realTimeS() {
        return realTicks * S_PER_TICK;
    }

    double liveTimeS() {
        return liveTicks * S_PER_TICK;
    }

    /** Describes the part of the stream that could not be used. */
    Optional<String> doubt() {
        return outside == 0
                ? Optional.empty()
                : Optional.of(outside + " counts lie outside of the scanned area and were left out");
    }

    /** A line above the last one begins a new frame. */
    private void line(int row) {
        frame += row < y ? 1 : 0;
        x = row == y ? x : -1;
        y = row;
        pixel = -1;
    }

    /** Where a single line is scanned, its word is not repeated: a pixel left of the last one begins a new frame. */
    private void column(int column) {
        frame += shape.height() == 1 && column < x ? 1 : 0;
        x = column;
        boolean inside = x >= left && x < left + shape.width() && y >= top && y < top + shape.height();
        pixel = inside ? shape.pixel(y - top, x - left) : -1;
    }

    private void count(int channel) {
        if (!selected.contains(frame)) {
            return;
        }
        if (pixel < 0) {
            outside++;
        } else {
            sink.count(pixel, channel);
        }
    }

    private void brightness(int value) {
        if (pixel >= 0 && selected.contains(frame)) {
            sink.brightness(pixel, value);
        }
    }
}
