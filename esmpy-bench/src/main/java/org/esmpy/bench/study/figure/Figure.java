package org.esmpy.bench.study.figure;

import java.awt.Graphics2D;

/** A drawing of a fixed size that can be written as pixels and as vectors. */
interface Figure {
    /** Width in units of about a screen pixel. */
    int width();

    /** Height, in the same units. */
    int height();

    /** Draws everything between 0 and width, 0 and height, on white. */
    void paint(Graphics2D graphics);
}
