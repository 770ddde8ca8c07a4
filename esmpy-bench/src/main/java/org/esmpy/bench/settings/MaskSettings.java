package org.esmpy.bench.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Pixels and energies that the likelihood leaves out.
 *
 * @param pixels {@code .npy} file of shape (height, width), not 0 where a pixel is masked; empty for none
 * @param keV    masked energies
 */
public record MaskSettings(@SetBy("--mask-pixels") Optional<String> pixels, List<EnergyRange> keV) {
    public MaskSettings {
        keV = List.copyOf(keV);
    }

    public static MaskSettings none() {
        return new MaskSettings(Optional.empty(), List.of());
    }

    /**
     * A range of energies.
     *
     * @param fromKeV lowest, keV
     * @param toKeV   highest, keV; above the lowest
     */
    public record EnergyRange(double fromKeV, double toKeV) {
        public EnergyRange {
            if (!(fromKeV < toKeV)) {
                throw new IllegalArgumentException(
                        "a range of energies goes up, got " + fromKeV + " to " + toKeV + " keV");
            }
        }
    }

    /** The image without the counts of masked pixels. */
    public SpectrumImage seen(SpectrumImage image) {
        BitSet keep = pixels(image);
        if (keep.isEmpty()) {
            return image;
        }
        keep.flip(0, image.shape().pixels());
        return image.maskPixels(keep);
    }

    /** Masked channels of an axis. */
    public BitSet channels(EnergyAxis axis) {
        BitSet masked = new BitSet();
        for (EnergyRange range : keV) {
            int before = masked.cardinality();
            for (int l = 0; l < axis.channels(); l++) {
                if (axis.centreKeV(l) >= range.fromKeV() && axis.centreKeV(l) <= range.toKeV()) {
                    masked.set(l);
                }
            }
            if (masked.cardinality() == before) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "no further channel between %s and %s keV to mask; the fitted energies are %.3f to %.3f keV",
                        range.fromKeV(),
                        range.toKeV(),
                        axis.lowestKeV(),
                        axis.highestKeV()));
            }
        }
        return masked;
    }

    /** Masked pixels of an image. */
    public BitSet pixels(SpectrumImage image) {
        BitSet masked = new BitSet();
        if (pixels.isEmpty()) {
            return masked;
        }
        NpyArray array = read(Path.of(pixels.get()));
        int height = image.shape().height();
        int width = image.shape().width();
        int[] shape = array.shape();
        if (shape.length != 2 || shape[0] != height || shape[1] != width) {
            throw new IllegalArgumentException(pixels.get() + ": a mask of this map has " + height + " x " + width
                    + " pixels, but the shape is " + Arrays.toString(shape));
        }
        for (int p = 0; p < array.values().length; p++) {
            masked.set(p, array.values()[p] != 0);
        }
        return masked;
    }

    public static NpyArray read(Path file) {
        try {
            return NpyFiles.read(PriorImages.existing(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
