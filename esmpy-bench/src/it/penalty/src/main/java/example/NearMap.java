package example;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.PixelPenalty;

/**
 * Pulls abundances towards shares that another signal gives, such as a segmented HAADF image: {@code strength/2·|u − m_p|²}
 * with m_p the shares of the map in pixel p.
 *
 * @param strength nats per count
 * @param map      shares, K×P; shared
 */
public record NearMap(double strength, DMatrixRMaj map) implements PixelPenalty {
    @Override
    public double value(int pixel, double[] shares) {
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            double away = shares[k] - map.get(k, pixel);
            sum += away * away;
        }
        return strength / 2 * sum;
    }

    /** A quadratic is the quadratic above itself. */
    @Override
    public double majorize(int pixel, double[] shares, double[] slopes) {
        for (int k = 0; k < shares.length; k++) {
            slopes[k] = strength * (shares[k] - map.get(k, pixel));
        }
        return strength;
    }

    @Override
    public String toString() {
        return "NearMap of strength " + strength;
    }
}
