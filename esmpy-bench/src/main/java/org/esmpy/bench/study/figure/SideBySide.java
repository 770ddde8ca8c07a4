package org.esmpy.bench.study.figure;

import java.awt.Graphics2D;

/** Draws two figures beside each other. */
record SideBySide(Figure left, Figure right) implements Figure {
    @Override
    public int width() {
        return left.width() + right.width();
    }

    @Override
    public int height() {
        return Math.max(left.height(), right.height());
    }

    @Override
    public void paint(Graphics2D graphics) {
        left.paint(graphics);
        Graphics2D beside = (Graphics2D) graphics.create();
        beside.translate(left.width(), 0);
        right.paint(beside);
        beside.dispose();
    }
}
