package org.esmpy.io.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.esmpy.model.Acquisition;
import org.esmpy.model.DetectorDirection;

/**
 * The directions of several detectors as one text, for formats with a place for one: elevation and azimuth in degrees,
 * e.g. {@code "18.0:45.0 18.0:135.0"}, with a {@code ?} for what is unknown.
 */
public final class DetectorList {
    private static final String UNKNOWN = "?";

    /** Allowance for rounding: sines of other machines may differ in the last bit. */
    private static final double ROUNDING_DEG = 1e-9;

    private DetectorList() {}

    /** The text of several detectors; empty if there are not several. */
    public static Optional<String> text(Acquisition acquisition) {
        return acquisition.detectors().size() < 2
                ? Optional.empty()
                : Optional.of(acquisition.detectors().stream()
                        .map(detector -> word(detector.elevationDeg()) + ":" + word(detector.azimuthDeg()))
                        .collect(Collectors.joining(" ")));
    }

    /**
     * The acquisition with the detectors of a text, if it is such a list. A recorded take-off angle that equals the
     * effective one of the detectors was written for other programs only, and is dropped.
     */
    public static Acquisition apply(Optional<String> text, Acquisition acquisition) {
        Optional<List<DetectorDirection>> detectors = text.flatMap(DetectorList::parse);
        if (detectors.isEmpty()) {
            return acquisition;
        }
        Acquisition several = acquisition.withDetectors(detectors.get());
        double recorded = acquisition.takeOffDeg().orElse(Double.NaN);
        boolean own =
                Math.abs(recorded - several.effectiveTakeOffDeg().orElse(Double.POSITIVE_INFINITY)) > ROUNDING_DEG;
        return own ? several.withTakeOffDeg(recorded) : several;
    }

    private static String word(OptionalDouble angle) {
        return angle.isPresent() ? Double.toString(angle.getAsDouble()) : UNKNOWN;
    }

    private static Optional<List<DetectorDirection>> parse(String text) {
        List<DetectorDirection> detectors = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            String[] angles = word.split(":", -1);
            try {
                detectors.add(new DetectorDirection(angle(angles[0]), angle(angles[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) { // not one of ours
                return Optional.empty();
            }
        }
        return Optional.of(detectors);
    }

    private static OptionalDouble angle(String word) {
        if (word.equals(UNKNOWN)) {
            return OptionalDouble.empty();
        }
        double angle = Double.parseDouble(word);
        if (!Double.isFinite(angle)) {
            throw new NumberFormatException(word);
        }
        return OptionalDouble.of(angle);
    }
}
