package org.esmpy.io.velox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One segment of an EDX detector, as the metadata describe it.
 *
 * @param name         name, e.g. {@code "SuperXG21"}
 * @param dispersionEV channel width, eV
 * @param offsetEV     energy of the first channel, eV
 * @param elevationRad elevation above the untilted specimen, radians
 * @param azimuthRad   azimuth, radians
 * @param liveTimeS    live time, s
 * @param realTimeS    real time, s
 * @param collectionSr solid angle of all segments of the detector together, sr
 * @param inputPerS    incoming pulses per second
 */
record VeloxDetector(
        String name,
        double dispersionEV,
        double offsetEV,
        OptionalDouble elevationRad,
        OptionalDouble azimuthRad,
        OptionalDouble liveTimeS,
        OptionalDouble realTimeS,
        OptionalDouble collectionSr,
        OptionalDouble inputPerS) {
    private static final String DETECTORS = "/Detectors";

    /** The segments that the metadata describe, in their order; other detectors have no dispersion or no live time. */
    static List<VeloxDetector> all(VeloxJson metadata) {
        List<VeloxDetector> detectors = new ArrayList<>();
        JsonNode described = metadata.at(DETECTORS);
        described
                .fieldNames()
                .forEachRemaining(key -> read(metadata, DETECTORS + "/" + key).ifPresent(detectors::add));
        return detectors;
    }

    /**
     * The segments whose events are in the stream with these metadata: one segment, or in old files all whose names
     * begin with that of the detector; none if it is not an EDX detector.
     */
    static List<VeloxDetector> ofStream(VeloxJson metadata) {
        Optional<String> name = metadata.text("/BinaryResult/Detector");
        if (name.isEmpty()) {
            return metadata
                    .text("/BinaryResult/DetectorIndex")
                    .flatMap(index -> read(metadata, DETECTORS + "/Detector-" + index))
                    .stream()
                    .toList();
        }
        List<VeloxDetector> all = all(metadata);
        List<VeloxDetector> exact = all.stream()
                .filter(detector -> detector.name().equals(name.get()))
                .limit(1)
                .toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(detector -> detector.name().startsWith(name.get()))
                        .toList()
                : exact;
    }

    private static Optional<VeloxDetector> read(VeloxJson metadata, String path) {
        OptionalDouble dispersion = metadata.number(path + "/Dispersion");
        OptionalDouble offset = metadata.number(path + "/OffsetEnergy");
        OptionalDouble live = metadata.number(path + "/LiveTime");
        if (dispersion.isEmpty() || offset.isEmpty() || live.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VeloxDetector(
                metadata.text(path + "/DetectorName").orElse(""),
                dispersion.getAsDouble(),
                offset.getAsDouble(),
                metadata.number(path + "/ElevationAngle"),
                metadata.number(path + "/AzimuthAngle"),
                live,
                metadata.number(path + "/RealTime"),
                metadata.number(path + "/CollectionAngle"),
                metadata.number(path + "/InputCountRate")));
    }

    /**
     * The solid angle of some segments that is not hidden, sr. All segments are built alike, so a segment that counts
     * less than the one with most counts is taken to be partly hidden, for example by the holder.
     *
     * @param read the segments whose counts are summed
     * @param all  those of the detector
     * @return empty if the metadata do not give it
     */
    static OptionalDouble seenSr(List<VeloxDetector> read, List<VeloxDetector> all) {
        double most = all.stream()
                .mapToDouble(segment -> segment.inputPerS.orElse(0))
                .max()
                .orElse(0);
        double seen = 0;
        for (VeloxDetector segment : read) {
            double rate = segment.inputPerS.orElse(0);
            double whole = segment.collectionSr.orElse(0);
            if (!(rate > 0 && whole > 0)) {
                return OptionalDouble.empty();
            }
            seen += whole / all.size() * rate / most;
        }
        return most > 0 && seen < 4 * Math.PI ? OptionalDouble.of(seen) : OptionalDouble.empty();
    }
}
