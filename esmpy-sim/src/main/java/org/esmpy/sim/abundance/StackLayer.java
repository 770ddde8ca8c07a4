package org.esmpy.sim.abundance;

/**
 * One layer of a stack: its phase and its thickness.
 *
 * @param phase       index of its phase; at least 0
 * @param thicknessPx thickness, pixels; positive; infinite for one that fills the rest of the image
 */
public record StackLayer(int phase, double thicknessPx) {
    public StackLayer {
        if (phase < 0 || !(thicknessPx > 0)) {
            throw new IllegalArgumentException("a layer needs a phase of at least 0 and a thickness above 0 pixels, got"
                    + " phase " + phase + " and " + thicknessPx + " pixels");
        }
    }
}
