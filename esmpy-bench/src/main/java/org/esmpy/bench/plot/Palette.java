package org.esmpy.bench.plot;

import java.awt.Color;

/**
 * Colours of phases and curves: those of Okabe and Ito, which colour-blind readers can tell apart
 * (jfly.uni-koeln.de/color).
 */
public final class Palette {
    private static final int[] COLORS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0xF0E442
    };

    private Palette() {}

    /** The colour of a number from 0 on; repeated beyond eight. */
    public static Color color(int number) {
        return new Color(COLORS[number % COLORS.length]);
    }
}
