package org.esmpy.io.velox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the live and real time in which the counts of a Velox map were collected. The metadata of each frame give, for
 * each segment, the times from the beginning of the map to the end of that frame. The image has the times of the first
 * segment in the first frame, as in other programs; if several frames were summed, these are not the times in which the
 * counts were collected.
 */
final class VeloxTimes {
    private VeloxTimes() {}

    /**
     * A warning for the quantification of absolute amounts: segments count at the same time, so that the live time of
     * their sum is the mean of theirs, and its solid angle is the sum.
     *
     * @param streams the streams that were summed
     * @param frames  frames of each that were summed, from the first on
     * @return a sentence if several frames were summed and the metadata contain their times
     */
    static Optional<String> doubt(List<VeloxStream> streams, int frames) {
        if (frames < 2) {
            return Optional.empty();
        }
        Optional<VeloxDetector> first =
                VeloxDetector.all(streams.get(0).metadata()).stream().findFirst();
        OptionalDouble live = mean(streams, frames, true);
        OptionalDouble real = mean(streams, frames, false);
        if (first.isEmpty() || live.isEmpty() || real.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "live time %.3f s and real time %.3f s are of segment %s in the first frame; the counts of %s in"
                        + " %d frames were collected in %.3f s of real time, each segment being live for %.3f s on average",
                first.get().liveTimeS().orElse(Double.NaN),
                first.get().realTimeS().orElse(Double.NaN),
                first.get().name(),
                segments(streams) == 1 ? "1 segment" : segments(streams) + " segments",
                frames,
                real.getAsDouble(),
                live.getAsDouble()));
    }

    private static OptionalDouble mean(List<VeloxStream> streams, int frames, boolean live) {
        double[] times = streams.stream()
                .flatMap(stream -> stream.segments(frames - 1).stream())
                .map(detector -> live ? detector.liveTimeS() : detector.realTimeS())
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        double sum = 0;
        for (double time : times) {
            sum += time;
        }
        return times.length == segments(streams) ? OptionalDouble.of(sum / times.length) : OptionalDouble.empty();
    }

    private static int segments(List<VeloxStream> streams) {
        return streams.stream().mapToInt(stream -> stream.segments().size()).sum();
    }
}
