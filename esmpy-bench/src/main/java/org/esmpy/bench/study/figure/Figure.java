package org.esmpy.bench.study.figure;

import java.awt.Graphics2D;

/** A drawing of a fixed size, for pixels and vectors alike. */
interface Figure {
    /** Width, in units that are pixels of a small screen. */
    int width();

    /** Height, in the same units. */
    int height();

    /** Draws everything between 0 and width, 0 and height, on white. */
    void paint(Graphics2D graphics);
}
