package org.esmpy.model.edx;

import java.util.Arrays;
import java.util.Optional;
import org.esmpy.model.EnergyAxis;

/**
 * Computes the pile-up spectrum: pairs of photons that the detector counts as one. To first order in the number of
 * photons per resolving time,
 *
 * <pre>
 * S' = S (1 - 2 r N) + r (S * S),   (S * S)(E) = sum over ordered pairs of channels i, j with E_i + E_j = E of S_i S_j
 * </pre>
 *
 * with N the sum of S and r the resolving time over the live time; PyMca uses the same self-convolution with a fitted
 * scale. Energies add, not channels: on an axis that does not begin at 0 the sum of two channels lies at their sum plus
 * the energy of channel 0 over the channel width, in general between two channels, which share it so that its mean
 * energy is kept. Photons outside the axis are not known and do not pile up here.
 */
public final class PileUp {
    private PileUp() {}

    /**
     * Shape of the pile-up of a spectrum on the same axis.
     *
     * @param spectrum L values of at least 0
     * @return L values that sum to one; empty if all pairs lie outside the axis
     */
    public static Optional<double[]> shape(EnergyAxis axis, double[] spectrum) {
        double shift = axis.firstCentreKeV() / axis.widthKeV();
        double[] pairs = selfConvolution(spectrum, Math.ceil(axis.channels() - shift));
        double[] shape = new double[axis.channels()];
        for (int n = 0; n < pairs.length; n++) {
            double place = n + shift;
            int below = (int) Math.floor(place);
            double upper = place - below;
            add(shape, below, (1 - upper) * pairs[n]);
            add(shape, below + 1, upper * pairs[n]);
        }
        double sum = Arrays.stream(shape).sum();
        return sum > 0 ? Optional.of(Arrays.stream(shape).map(v -> v / sum).toArray()) : Optional.empty();
    }

    /** {@code sum over i + j = n of S_i S_j} for {@code 0 <= n < length}. */
    private static double[] selfConvolution(double[] spectrum, double length) {
        double[] pairs = new double[(int) Math.max(0, Math.min(length, 2.0 * spectrum.length - 1))];
        for (int i = 0; i < spectrum.length; i++) {
            if (spectrum[i] > 0) {
                for (int j = 0; j < spectrum.length && i + j < pairs.length; j++) {
                    pairs[i + j] += spectrum[i] * spectrum[j];
                }
            }
        }
        return pairs;
    }

    private static void add(double[] shape, int channel, double value) {
        if (channel >= 0 && channel < shape.length) {
            shape[channel] += value;
        }
    }
}
