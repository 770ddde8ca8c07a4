package org.esmpy.model;

import java.util.BitSet;
import java.util.Objects;

/** Crops, bins and masks of sparse counts. */
final class CountRegrouping {
    private CountRegrouping() {}

    static CountMatrix cropChannels(CountMatrix counts, int from, int to) {
        Objects.checkFromToIndex(from, to, counts.channels());
        CountMatrixBuilder builder = CountMatrix.builder(to - from, counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            counts.forEach(p, (channel, count) -> {
                if (channel >= from && channel < to) {
                    builder.add(channel - from, count);
                }
            });
            builder.endPixel();
        }
        return builder.build();
    }

    static CountMatrix binChannels(CountMatrix counts, int factor) {
        CountMatrixBuilder builder = CountMatrix.builder((counts.channels() - 1) / factor + 1, counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            counts.forEach(p, (channel, count) -> builder.add(channel / factor, count));
            builder.endPixel();
        }
        return builder.build();
    }

    static CountMatrix cropPixels(CountMatrix counts, ImageShape shape, int row, int column, ImageShape size) {
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                counts.forEach(shape.pixel(row + y, column + x), builder::add);
                builder.endPixel();
            }
        }
        return builder.build();
    }

    static CountMatrix binPixels(CountMatrix counts, ImageShape shape, int rows, int columns) {
        ImageShape bins = shape.bin(rows, columns);
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), bins.pixels());
        for (int by = 0; by < bins.height(); by++) {
            for (int bx = 0; bx < bins.width(); bx++) {
                int bottom = (int) Math.min(shape.height(), (by + 1L) * rows);
                int right = (int) Math.min(shape.width(), (bx + 1L) * columns);
                for (int y = by * rows; y < bottom; y++) {
                    for (int x = bx * columns; x < right; x++) {
                        counts.forEach(shape.pixel(y, x), builder::add);
                    }
                }
                builder.endPixel();
            }
        }
        return builder.build();
    }

    static CountMatrix maskPixels(CountMatrix counts, BitSet keep) {
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            if (keep.get(p)) {
                counts.forEach(p, builder::add);
            }
            builder.endPixel();
        }
        return builder.build();
    }
}
