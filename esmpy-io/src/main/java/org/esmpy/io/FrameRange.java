package org.esmpy.io;

/**
 * Consecutive frames of a map that was scanned several times.
 *
 * @param first first frame, counted from 0
 * @param end   frame after the last one
 */
public record FrameRange(int first, int end) {
    public FrameRange {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException(
                    "frames are counted from 0 and there must be at least one, got " + first + " up to before " + end);
        }
    }

    /** All frames of a map. */
    public static FrameRange all() {
        return new FrameRange(0, Integer.MAX_VALUE);
    }

    /** Whether a frame is one of them. */
    public boolean contains(int frame) {
        return frame >= first && frame < end;
    }
}
