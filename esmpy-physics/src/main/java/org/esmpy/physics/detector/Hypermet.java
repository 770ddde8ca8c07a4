package org.esmpy.physics.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * A response that records a line as a Gaussian with an exponential tail and a flat shelf on its low side, for photons
 * whose charge is not collected entirely. With z = E - line, for a Gaussian of unit area and standard deviation s,
 *
 * <pre>
 * tail   r/(2b) exp(z/b + s²/(2b²)) erfc(z/(s√2) + s/(b√2))
 * shelf  h/(2 s √(2π)) erfc(z/(s√2))
 * </pre>
 *
 * G.W. Phillips and K.W. Marlow, Nucl. Instrum. Methods 137 (1976) 525, in the form of PyMca. All three are integrated
 * over the recorded interval in closed form. Deviation: recorded energy ends at 0 (or where the Gaussian does, if that
 * is lower), and the sum is normalised to one photon, so that r and h are ratios to the Gaussian, not to the photon.
 */
final class Hypermet implements DetectorResponse {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private final GaussianResponse gaussian;
    private final double tailRatio;
    private final double tailSlopeKeV;
    private final double shelfRatio;

    /**
     * @param tailRatio    r, area of the tail over that of the Gaussian; at least 0
     * @param tailSlopeKeV b, decay length of the tail, keV; positive
     * @param shelfRatio   h, height of the shelf over that of the Gaussian; at least 0
     */
    Hypermet(GaussianResponse gaussian, double tailRatio, double tailSlopeKeV, double shelfRatio) {
        if (!(tailRatio >= 0 && tailRatio < 1) || !(shelfRatio >= 0 && shelfRatio < 1)) {
            throw new IllegalArgumentException("the tail and the shelf of a peak must be at least 0 and below 1 of it,"
                    + " got " + tailRatio + " and " + shelfRatio);
        }
        if (!(tailSlopeKeV > 0 && tailSlopeKeV < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the tail of a peak needs a positive finite slope, got " + tailSlopeKeV + " keV");
        }
        this.gaussian = gaussian;
        this.tailRatio = tailRatio;
        this.tailSlopeKeV = tailSlopeKeV;
        this.shelfRatio = shelfRatio;
    }

    @Override
    public String id() {
        return "hypermet";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "G.W. Phillips, K.W. Marlow, Nucl. Instrum. Methods 137 (1976) 525-536",
                "",
                gaussian.provenance().version() + ", tail " + tailRatio + " of the area with " + tailSlopeKeV
                        + " keV, shelf " + shelfRatio + " of the height",
                "Gaussian + r/(2b) exp(z/b + s²/(2b²)) erfc(z/(s√2) + s/(b√2)) + h/(2s√(2π)) erfc(z/(s√2)), integrated over"
                        + " the channel; z = E - line, s the standard deviation, r and b tail, h shelf",
                gaussian.provenance().range(),
                "no recorded energy below 0; normalised to one photon");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(gaussian.parameters());
        parameters.add(new Parameter("tailRatio", "area of the tail over that of the Gaussian", 0, 1, tailRatio));
        parameters.add(
                new Parameter("tailSlopeKeV", "decay length of the tail, keV", 0, Double.MAX_VALUE, tailSlopeKeV));
        parameters.add(new Parameter("shelfRatio", "height of the shelf over that of the Gaussian", 0, 1, shelfRatio));
        return parameters;
    }

    @Override
    public Hypermet withParameters(Map<String, Double> values) {
        return new Hypermet(
                gaussian.withParameters(values),
                values.get("tailRatio"),
                values.get("tailSlopeKeV"),
                values.get("shelfRatio"));
    }

    @Override
    public double fraction(double lineKeV, double fromKeV, double toKeV) {
        if (!(toKeV >= fromKeV)) {
            throw new IllegalArgumentException(
                    "an energy interval must not end before it begins, got " + fromKeV + " to " + toKeV + " keV");
        }
        double lowest = lowestKeV(lineKeV);
        double highest = highestKeV(lineKeV);
        double from = Math.max(fromKeV, lowest);
        double to = Math.min(toKeV, highest);
        return to > from ? area(lineKeV, from, to) / area(lineKeV, lowest, highest) : 0;
    }

    @Override
    public double lowestKeV(double lineKeV) {
        return Math.min(0, gaussian.lowestKeV(lineKeV));
    }

    @Override
    public double highestKeV(double lineKeV) {
        return gaussian.highestKeV(lineKeV);
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return gaussian.fwhmKeV(lineKeV);
    }

    /** Integral over an interval, relative to the area of the Gaussian. */
    private double area(double lineKeV, double fromKeV, double toKeV) {
        double sigma = gaussian.sigmaKeV(lineKeV);
        double from = fromKeV - lineKeV;
        double to = toKeV - lineKeV;
        double sum = (1 + tailRatio) * gaussian.fraction(lineKeV, fromKeV, toKeV)
                + tailRatio / 2 * (exponential(to, sigma, tailSlopeKeV) - exponential(from, sigma, tailSlopeKeV))
                + shelfRatio / (sigma * SQRT_2_PI) * (step(to, sigma) - step(from, sigma));
        return Math.max(0, sum);
    }

    /** {@code exp(z/b + s²/(2b²)) erfc(z/(s√2) + s/(b√2))}: with the Gaussian's, the integral of the tail. */
    static double exponential(double z, double sigma, double slopeKeV) {
        double argument = z / (sigma * SQRT_2) + sigma / (slopeKeV * SQRT_2);
        if (argument >= 0) {
            double u = z / sigma;
            return Math.exp(-u * u / 2) * ErrorFunction.scaledErfc(argument);
        }
        double ratio = sigma / slopeKeV;
        return Math.exp(z / slopeKeV + ratio * ratio / 2) * ErrorFunction.erfc(argument);
    }

    /** Integral of {@code erfc(z/(s√2))/2}. */
    private static double step(double z, double sigma) {
        double u = z / sigma;
        return z / 2 * ErrorFunction.erfc(u / SQRT_2) - sigma / SQRT_2_PI * Math.exp(-u * u / 2);
    }
}
