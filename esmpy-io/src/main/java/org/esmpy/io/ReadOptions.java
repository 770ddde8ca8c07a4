package org.esmpy.io;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Options of a read: what to read of a file that holds several things, and values that replace those of the file.
 *
 * @param format     id of the format; empty to recognise it by content
 * @param experiment name of the experiment, for files that hold several; empty for the only one with spectra
 * @param segments   names of the detector segments whose counts are summed; empty for all
 * @param frames     frames whose counts are summed, for files that keep them apart
 * @param overrides  values that are used instead of the file's
 * @param repair     how values that are no counts become counts
 * @param maxMemoryBytes most memory that the read may take; empty to judge by the length of the file and the heap
 */
public record ReadOptions(
        Optional<String> format,
        Optional<String> experiment,
        Set<String> segments,
        FrameRange frames,
        ImageOverrides overrides,
        CountRepair repair,
        OptionalLong maxMemoryBytes) {
    public ReadOptions {
        segments = Collections.unmodifiableSet(new TreeSet<>(segments));
        if (maxMemoryBytes.orElse(1) < 1) {
            throw new IllegalArgumentException("reading needs at least 1 byte of memory, got a bound of "
                    + maxMemoryBytes.getAsLong() + " (--max-memory)");
        }
    }

    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                FrameRange.all(),
                ImageOverrides.none(),
                CountRepair.none(),
                OptionalLong.empty());
    }

    /** For files that were written by the caller, whose sizes are trusted. */
    public static ReadOptions ofOwnFile() {
        return defaults().withMaxMemoryBytes(Long.MAX_VALUE);
    }

    public ReadOptions withFormat(String id) {
        return new ReadOptions(Optional.of(id), experiment, segments, frames, overrides, repair, maxMemoryBytes);
    }

    public ReadOptions withExperiment(String name) {
        return new ReadOptions(format, Optional.of(name), segments, frames, overrides, repair, maxMemoryBytes);
    }

    public ReadOptions withSegments(Set<String> names) {
        return new ReadOptions(format, experiment, names, frames, overrides, repair, maxMemoryBytes);
    }

    public ReadOptions withFrames(FrameRange value) {
        return new ReadOptions(format, experiment, segments, value, overrides, repair, maxMemoryBytes);
    }

    public ReadOptions withOverrides(ImageOverrides value) {
        return new ReadOptions(format, experiment, segments, frames, value, repair, maxMemoryBytes);
    }

    public ReadOptions withRepair(CountRepair value) {
        return new ReadOptions(format, experiment, segments, frames, overrides, value, maxMemoryBytes);
    }

    public ReadOptions withMaxMemoryBytes(long value) {
        return new ReadOptions(format, experiment, segments, frames, overrides, repair, OptionalLong.of(value));
    }
}
