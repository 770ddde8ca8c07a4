package org.esmpy.sim.abundance;

import org.esmpy.model.ImageShape;

/**
 * Abundance of a band along the columns of the image with a Gaussian profile that is lowered so far that it reaches 0
 * in the column farthest from its centre: {@code peak · (g(d) − g(D)) / (1 − g(D))} with {@code g(d) = exp(−d²/2σ²)}, d
 * the distance from the centre and D the largest one in the image. With a single column, d is D and the abundance is
 * the peak.
 *
 * @param centreColumn column of the centre, pixels; need not be whole
 * @param fwhm         full width at half maximum of the Gaussian, 2√(2 ln 2)·σ, pixels; positive
 * @param peak         abundance at the centre, 0…1
 */
public record Ripple(double centreColumn, double fwhm, double peak) implements AbundanceMap {
    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    public Ripple {
        if (!Double.isFinite(centreColumn) || !(fwhm > 0 && Double.isFinite(fwhm))) {
            throw new IllegalArgumentException("a ripple needs a finite centre and a positive finite width, got column "
                    + centreColumn + " and " + fwhm + " pixels");
        }
        AbundanceMap.checkAbundance(peak);
    }

    @Override
    public double[] values(ImageShape shape) {
        double[] profile = new double[shape.width()];
        double farthest = Math.max(Math.abs(centreColumn), Math.abs(shape.width() - 1 - centreColumn));
        double lowest = gaussian(farthest);
        for (int column = 0; column < profile.length; column++) {
            profile[column] =
                    profile.length == 1 ? peak : peak * (gaussian(column - centreColumn) - lowest) / (1 - lowest);
        }
        double[] values = new double[shape.pixels()];
        for (int row = 0; row < shape.height(); row++) {
            System.arraycopy(profile, 0, values, row * profile.length, profile.length);
        }
        return values;
    }

    private double gaussian(double distance) {
        double sigmas = distance * FWHM_PER_SIGMA / fwhm;
        return Math.exp(-sigmas * sigmas / 2);
    }
}
