package org.esmpy.io.oxford;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Finds which pixels of a map were measured, and checks that their positions are those of a regular grid. */
final class OinaPixels {
    private final OinaDetector detector;
    private final ImageShape shape;
    private final BitSet inside = new BitSet();

    /**
     * @param liveS live time of each pixel, s; NaN outside the area that was measured; none if the file has no times
     */
    OinaPixels(OinaDetector detector, ImageShape shape, float[] liveS) {
        this.detector = detector;
        this.shape = shape;
        inside.set(0, shape.pixels());
        for (int p = 0; p < liveS.length; p++) {
            inside.set(p, !Float.isNaN(liveS[p]));
        }
    }

    /**
     * Removes the counts of pixels outside of a measured area that is not a rectangle; these pixels have no live time.
     */
    SpectrumImage maskOutside(SpectrumImage image) {
        return inside.cardinality() == shape.pixels() ? image : image.maskPixels(inside);
    }

    /** Warnings about the pixels, as sentences. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        int outside = shape.pixels() - inside.cardinality();
        if (outside > 0) {
            doubts.add(outside + " of " + shape.pixels()
                    + " pixels lie outside of the area that was measured (they have no live time): they are empty");
        }
        if (isElsewhere("X", "X Step", false) || isElsewhere("Y", "Y Step", true)) {
            doubts.add(
                    "the positions in the file (X, Y) do not run row by row from the top left: the map may be turned or"
                            + " mirrored");
        }
        return doubts;
    }

    /** Whether a coordinate differs by more than half a step from that of pixels in row order. */
    private boolean isElsewhere(String name, String step, boolean rows) {
        double stepUm = detector.header().number(step).orElse(0);
        float[] um = detector.numbers(name, shape).orElse(new float[0]);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < um.length; p++) {
            double off = um[p] - stepUm * (rows ? p / shape.width() : p % shape.width());
            if (Double.isFinite(off)) {
                least = Math.min(least, off);
                most = Math.max(most, off);
            }
        }
        return stepUm > 0 && most - least > stepUm;
    }
}
