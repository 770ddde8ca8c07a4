package org.esmpy.bench.settings;

import org.esmpy.model.SpectrumImage;

/**
 * Numbers of rows, columns and channels that are added up into one.
 *
 * @param rows     rows, at least 1
 * @param columns  columns, at least 1
 * @param channels channels, at least 1
 */
public record Rebinning(int rows, int columns, int channels) {
    public Rebinning {
        if (rows < 1 || columns < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "bins need at least 1 row, 1 column and 1 channel, got " + rows + "x" + columns + "x" + channels);
        }
    }

    /** The binned image; incomplete bins at the far edges are kept, so that no count is lost. */
    SpectrumImage applyTo(SpectrumImage image) {
        SpectrumImage binned = rows * (long) columns > 1 ? image.binPixels(rows, columns) : image;
        return channels > 1 ? binned.binEnergy(channels) : binned;
    }
}
