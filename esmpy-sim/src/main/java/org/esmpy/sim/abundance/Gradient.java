package org.esmpy.sim.abundance;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * Abundances of two phases that change smoothly along the rows of the image: the first has the abundance
 * {@code mean + amplitude · f(x/length)}, the second the rest, with x the distance from the middle of the image.
 *
 * @param profile   f
 * @param mean      abundance of the first phase in the middle, 0…1
 * @param amplitude factor of f; mean ± amplitude lie between 0 and 1
 * @param lengthPx  length over which f changes, pixels; positive
 */
public record Gradient(Profile profile, double mean, double amplitude, double lengthPx) implements AbundanceGenerator {
    /** How an abundance changes along a line. */
    public enum Profile {
        /** The error function, as between two halves that diffuse into each other; −1…1. */
        ERF {
            @Override
            double at(double x) {
                return erf(x);
            }
        },
        /** The sine; −1…1. */
        SINE {
            @Override
            double at(double x) {
                return Math.sin(x);
            }
        },
        /** A straight line that is cut off at ±1. */
        LINEAR {
            @Override
            double at(double x) {
                return Math.max(-1, Math.min(1, x));
            }
        };

        /**
         * @param x distance in units of the length
         * @return −1…1
         */
        abstract double at(double x);
    }

    public Gradient {
        AbundanceMap.checkAbundance(mean);
        AbundanceMap.checkAbundance(mean + Math.abs(amplitude));
        AbundanceMap.checkAbundance(mean - Math.abs(amplitude));
        if (!(lengthPx > 0)) {
            throw new IllegalArgumentException("a gradient needs a length above 0 pixels, got " + lengthPx);
        }
    }

    @Override
    public int phases() {
        return 2;
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        DMatrixRMaj h = new DMatrixRMaj(2, shape.pixels());
        for (int p = 0; p < shape.pixels(); p++) {
            double x = p % shape.width() - (shape.width() - 1) / 2.0;
            double abundance = mean + amplitude * profile.at(x / lengthPx);
            h.set(0, p, abundance);
            h.set(1, p, 1 - abundance);
        }
        return h;
    }

    /** M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964), 7.1.26; within 1.5e-7. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.signum(x) * (1 - polynomial * Math.exp(-x * x));
    }
}
