package org.esmpy.bench.calibrate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.bench.settings.AcquisitionSettings;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.OutlierPixels;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;

/**
 * Chooses the part of an image that is fitted: without the zero peak of the electronics, without channels above the
 * beam energy, and without pixels whose counts cannot be Poisson noise around those of their neighbours.
 */
final class FittedImage {
    /** Lowest fitted energy, keV, unless the user gives another: the zero peak of the electronics lies below. */
    private static final double LOWEST_KEV = 0.2;

    /**
     * Least distance of the centre of the last channel below the beam energy, channel widths: the whole channel then
     * lies below, where there is bremsstrahlung, with a margin for rounding.
     */
    private static final double BELOW_BEAM = 0.51;

    private FittedImage() {}

    /**
     * The part of an image that is fitted, with the acquisition that the settings give.
     *
     * @throws IllegalArgumentException if it holds no counts
     */
    static SpectrumImage of(SpectrumImage image, FitSettings settings, List<String> warnings) {
        SpectrumImage known = image.withAcquisition(settings.acquisition().over(image.acquisition()));
        SpectrumImage fitted =
                belowBeam(cropped(known, settings.acquisition(), warnings), settings.physics(), warnings);
        fitted = settings.calibration().keepOutliers() ? fitted : withoutOutliers(fitted, warnings);
        if (fitted.counts().total() == 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the map holds no counts between %.3f and %.3f keV; there is nothing to fit",
                    fitted.energy().lowestKeV(),
                    fitted.energy().highestKeV()));
        }
        warnOfBulk(fitted, warnings);
        return withTruth(known, fitted, warnings);
    }

    /** Keeps the truth of a simulated image for the channels that are left; drops a truth that does not suit them. */
    private static SpectrumImage withTruth(SpectrumImage whole, SpectrumImage fitted, List<String> warnings) {
        try {
            return GroundTruth.keep(whole, fitted);
        } catch (IllegalArgumentException e) {
            warnings.add("the fit is not compared with the truth of the simulation: " + e.getMessage());
            return fitted.withMetadata(fitted.metadata().withMatrices(Map.of()));
        }
    }

    private static SpectrumImage withoutOutliers(SpectrumImage image, List<String> warnings) {
        List<OutlierPixels.Outlier> outliers = OutlierPixels.find(image.counts(), image.shape());
        if (outliers.isEmpty()) {
            return image;
        }
        BitSet keep = new BitSet();
        keep.set(0, image.shape().pixels());
        outliers.forEach(outlier -> keep.clear(outlier.pixel()));
        warnings.add(String.format(
                Locale.ROOT,
                "%d pixels are left out as outliers, the first in row %d, column %d: %s (--keep-outliers fits them)",
                outliers.size(),
                outliers.get(0).row(),
                outliers.get(0).column(),
                outliers.get(0).reason()));
        return image.maskPixels(keep);
    }

    private static void warnOfBulk(SpectrumImage image, List<String> warnings) {
        double beamKeV = image.acquisition().beamKeV().orElse(Double.POSITIVE_INFINITY);
        if (beamKeV < FittedData.LEAST_FILM_BEAM_KEV) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "a beam of %.1f keV is usual in scanning microscopes, but esmpy models a thin film:"
                            + " compositions of a bulk specimen are wrong by tens of at.%%, above all of"
                            + " light elements",
                    beamKeV));
        }
    }

    private static SpectrumImage cropped(SpectrumImage image, AcquisitionSettings settings, List<String> warnings) {
        EnergyAxis axis = image.energy();
        double from = settings.fromKeV().orElse(Math.max(axis.lowestKeV(), LOWEST_KEV));
        SpectrumImage cropped = image.cropKeV(from, settings.toKeV().orElse(axis.highestKeV()));
        int first = axis.firstChannelFrom(from);
        long below = Arrays.stream(image.sumSpectrum(), 0, first).sum();
        if (settings.fromKeV().isEmpty() && below > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d counts below %.2f keV (zero peak) are left out; --from-kev changes that",
                    below,
                    from));
        }
        return cropped;
    }

    /** Cuts off channels above the energy of the beam, where the model has nothing but pile-up. */
    private static SpectrumImage belowBeam(SpectrumImage image, PhysicsSettings physics, List<String> warnings) {
        EnergyAxis axis = image.energy();
        double beamKeV = image.acquisition().beamKeV().orElse(Double.POSITIVE_INFINITY);
        double toKeV = beamKeV - BELOW_BEAM * axis.widthKeV();
        if (physics.pileUp() || toKeV >= axis.centreKeV(axis.channels() - 1) || toKeV <= axis.lowestKeV()) {
            return image;
        }
        int above = axis.nearestChannel(toKeV) + 1;
        long counts = Arrays.stream(image.sumSpectrum(), above, axis.channels()).sum();
        if (counts == 0) {
            return image;
        }
        warnings.add(String.format(
                Locale.ROOT,
                "%d counts above the %.1f keV of the beam are left out: only pile-up (--pile-up) or a wrong"
                        + " energy axis or beam"
                        + " explains them",
                counts,
                beamKeV));
        return image.cropEnergy(0, above);
    }
}
