package org.esmpy.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Crops, bins, groups and masks sparse counts. */
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
        return grouped(counts, shape.bin(rows, columns).pixels(), p -> shape.binOf(p, rows, columns));
    }

    /** Sums the pixels of each group. The pixel numbers are first sorted by group, ascending within each. */
    static CountMatrix grouped(CountMatrix counts, int groups, IntUnaryOperator groupOf) {
        int[] end = new int[groups + 1];
        for (int p = 0; p < counts.pixels(); p++) {
            end[groupOf.applyAsInt(p) + 1]++;
        }
        Arrays.parallelPrefix(end, Integer::sum);
        int[] next = end.clone();
        int[] members = new int[counts.pixels()];
        for (int p = 0; p < counts.pixels(); p++) {
            members[next[groupOf.applyAsInt(p)]++] = p;
        }
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), groups);
        for (int group = 0; group < groups; group++) {
            for (int i = end[group]; i < end[group + 1]; i++) {
                counts.forEach(members[i], builder::add);
            }
            builder.endPixel();
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
