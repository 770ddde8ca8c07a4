package org.esmpy.bench.calibrate;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.esmpy.bench.calibrate.CalibrationRunner.Calibrated;
import org.esmpy.bench.settings.CalibrationSettings;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.FoundElement;
import org.esmpy.physics.Element;

/**
 * Calibrates the segments of a detector and the frames of a map one after the other, where a file keeps them apart: segments
 * may have axes of their own, and the axis may drift while frames are scanned. The elements are those of the whole.
 */
public final class DriftRunner {
    /** Frames are taken together in so many parts, as a single one has few counts. */
    private static final int PARTS = 4;

    private final CalibrationRunner runner;

    @Inject
    public DriftRunner(CalibrationRunner runner) {
        this.runner = runner;
    }

    /** Reads a part of a file as the whole was read. */
    public interface PartReader {
        SpectrumImage read(ReadOptions options) throws IOException;
    }

    /**
     * A part of a map.
     *
     * @param name   of a segment, or frames from one to another
     * @param counts in it
     * @param found  its calibration
     */
    public record Part(String name, long counts, Calibration found) {}

    /**
     * Calibrates the parts.
     *
     * @param image    the whole, with notes of what the file keeps apart
     * @param whole    what was found in it
     * @param settings of the whole
     * @return none if the file keeps nothing apart, or a part was chosen
     */
    public List<Part> run(SpectrumImage image, Calibrated whole, FitSettings settings, PartReader reader)
            throws IOException {
        Map<String, ReadOptions> options = parts(image, settings.reading().options());
        FitSettings ofPart = settings(whole, settings);
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, ReadOptions> part : options.entrySet()) {
            SpectrumImage read = reader.read(part.getValue());
            if (read.counts().total() == image.counts().total()) {
                return List.of(); // a copy in another format, which has the notes but not the parts
            }
            if (read.counts().total() > 0) {
                Findings found = runner.run(read, ofPart).findings();
                parts.add(new Part(part.getKey(), read.counts().total(), found.calibration()));
            }
        }
        return parts;
    }

    /**
     * How far the offsets of the parts that ask for a calibration are apart beyond three standard errors, eV; 0 if they are
     * not.
     */
    public static double spreadEV(List<Part> parts) {
        List<Part> moved =
                parts.stream().filter(part -> part.found.gainNats() > 0).toList();
        double spread = 0;
        for (Part a : moved) {
            for (Part b : moved) {
                Calibration.Value first = a.found.value(CalibrationParameter.OFFSET);
                Calibration.Value second = b.found.value(CalibrationParameter.OFFSET);
                double distance = Math.abs(first.value() - second.value());
                boolean sure = distance > 3 * Math.hypot(first.standardError(), second.standardError());
                spread = Math.max(spread, sure ? distance : 0);
            }
        }
        return spread;
    }

    private static FitSettings settings(Calibrated whole, FitSettings settings) {
        List<String> others = Stream.concat(
                        settings.excluded().stream(),
                        whole.findings().elements().stream()
                                .map(FoundElement::element)
                                .map(Element::symbol)
                                .filter(symbol -> !whole.elements().contains(symbol)))
                .distinct()
                .toList();
        List<String> parameters = Stream.of(
                        CalibrationParameter.OFFSET, CalibrationParameter.GAIN, CalibrationParameter.WIDTH)
                .map(CalibrationParameter::id)
                .toList();
        return settings.edit()
                .elements(whole.elements())
                .excluded(others)
                .calibration(before ->
                        before.withStray(List.of(CalibrationSettings.OFF)).withParameters(parameters))
                .settings();
    }

    private static Map<String, ReadOptions> parts(SpectrumImage image, ReadOptions whole) {
        Map<String, String> notes = image.metadata().notes();
        Map<String, ReadOptions> parts = new LinkedHashMap<>();
        String[] segments = notes.getOrDefault(SpectrumImageReader.SEGMENTS, "").split(", ");
        if (segments.length > 1 && whole.segments().isEmpty()) {
            Arrays.stream(segments).forEach(name -> parts.put(name, whole.withSegments(Set.of(name))));
        }
        int frames = Integer.parseInt(notes.getOrDefault(SpectrumImageReader.FRAMES, "1"));
        int all = Math.min(PARTS, frames);
        for (int part = 0; part < all && all > 1 && whole.frames().equals(FrameRange.all()); part++) {
            FrameRange range = new FrameRange(part * frames / all, (part + 1) * frames / all);
            parts.put("frames " + range.first() + "-" + (range.end() - 1), whole.withFrames(range));
        }
        return parts;
    }
}
