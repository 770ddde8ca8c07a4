package org.esmpy.sim.abundance;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * Abundances of three phases that cover a part of the ternary diagram evenly and are nowhere pure: with x and y running
 * from 0 to 1 along rows and columns of the image, the first has {@code a = low + (high − low)·x}, the second
 * {@code b = (1 − low − a)·y}, the third the rest, which is nowhere below {@code low}.
 *
 * @param low  least abundance of the first and the third phase, 0…1
 * @param high largest abundance of the first phase, low…1 − low
 */
public record TernaryField(double low, double high) implements AbundanceGenerator {
    public TernaryField {
        if (!(low >= 0 && low <= high && low + high <= 1)) {
            throw new IllegalArgumentException(
                    "a ternary field needs 0 <= low <= high <= 1 - low, got low " + low + " and high " + high);
        }
    }

    @Override
    public int phases() {
        return 3;
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        DMatrixRMaj h = new DMatrixRMaj(3, shape.pixels());
        for (int p = 0; p < shape.pixels(); p++) {
            double x = p % shape.width() / Math.max(1.0, shape.width() - 1.0);
            double y = p / shape.width() / Math.max(1.0, shape.height() - 1.0);
            double a = low + (high - low) * x;
            double b = (1 - low - a) * y;
            h.set(0, p, a);
            h.set(1, p, b);
            h.set(2, p, 1 - a - b);
        }
        return h;
    }
}
