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
 * Calibrates each segment of a detector and each group of frames of a map separately, where the file stores them
 * separately: segments may have axes of their own, and the axis may drift from frame to frame. All parts are calibrated
 * with the elements of the whole map.
 */
public final class DriftRunner {
    /** Number of groups into which the frames are divided, as a single frame has few counts. */
    private static final int PARTS = 4;
    /** Two offsets differ if they are more than this many standard errors apart. */
    private static final double SURE_SIGMA = 3;

    private final CalibrationRunner runner;

    @Inject
    public DriftRunner(CalibrationRunner runner) {
        this.runner = runner;
    }

    /** Reads segments or frames of the file that holds the whole map. */
    public interface PartReader {
        SpectrumImage read(ReadOptions options) throws IOException;
    }

    /**
     * A calibrated part of a map.
     *
     * @param name   name of a segment, or range of frames
     * @param counts number of counts in the part
     * @param found  its calibration
     */
    public record Part(String name, long counts, Calibration found) {}

    /**
     * Calibrates the parts.
     *
     * @param image    the whole map, whose notes list the segments and frames of its file
     * @param whole    calibration of the whole map
     * @param settings settings of that calibration
     * @return empty if the file does not store parts separately, or the settings already chose a part
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
     * The largest difference between the offsets of two parts, eV. Parts whose calibration gains nothing, and
     * differences below {@value #SURE_SIGMA} standard errors, are left out; 0 if none remains.
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
                boolean sure = distance > SURE_SIGMA * Math.hypot(first.standardError(), second.standardError());
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
