package org.esmpy.bench.settings;

import java.util.BitSet;
import java.util.Optional;
import org.esmpy.bench.settings.MaskSettings.EnergyRange;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * The part of a map that is used, and its binning. The order is: region, rectangle, energies, bins, sum.
 *
 * @param roi   image of the map's shape, {@code .png} or {@code .npy}, that is not 0 (black) where pixels are kept; the
 *     others become empty
 * @param crop  rectangle of pixels
 * @param keV   energies that are kept
 * @param rebin numbers of rows, columns and channels that are added up
 * @param sum   whether all pixels are summed into one
 */
public record MapSettings(
        @SetBy("--roi") Optional<String> roi,
        Optional<PixelCrop> crop,
        Optional<EnergyRange> keV,
        Optional<Rebinning> rebin,
        @SetBy("--sum") boolean sum) {
    /** The whole map without binning. */
    public static MapSettings whole() {
        return new MapSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The same with or without the sum over pixels. */
    public MapSettings withSum(boolean value) {
        return new MapSettings(roi, crop, keV, rebin, value);
    }

    /**
     * The part of a map; counts, axes, times and pixel size follow.
     *
     * @throws IllegalArgumentException if the region is no image of the map's shape, or rectangle or energies lie outside
     *     of the map
     */
    public SpectrumImage applyTo(SpectrumImage image) {
        SpectrumImage part = roi.isPresent() ? image.maskPixels(region(roi.get(), image)) : image;
        part = crop.isPresent() ? crop.get().applyTo(part) : part;
        part = keV.isPresent() ? part.cropKeV(keV.get().fromKeV(), keV.get().toKeV()) : part;
        part = rebin.isPresent() ? rebin.get().applyTo(part) : part;
        return sum ? part.sumPixels() : part;
    }

    private static BitSet region(String file, SpectrumImage image) {
        BitSet region = PriorImages.region(file, image.shape());
        if (region.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": keeps no pixel; mark those to keep with anything but 0 (black)");
        }
        return region;
    }
}
