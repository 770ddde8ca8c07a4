package org.esmpy.io.oxford;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.AtomicNumbers;
import org.esmpy.io.internal.hdf5.CountReading;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Reads the spectra of a slice as an image, summed over its detectors. */
final class OinaReading {
    private static final Map<String, String> NOTES = Map.of(
            "Acquisition Date", "date",
            "Project Label", "project",
            "Site Label", "site",
            "Analysis Label", "analysis",
            "Magnification", "magnification",
            "Working Distance", "workingDistanceMm",
            "Process Time", "processTime",
            "Window Type", "window",
            "Detector Serial Number", "detector");

    private final Hdf5File file;
    private final ReadOptions options;

    OinaReading(Hdf5File file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * @throws SpectrumFormatException  if the file is damaged or holds no spectra
     * @throws IllegalArgumentException if the options name what is not there; lists the choices
     */
    SpectrumImage read(ProgressListener progress) {
        OinaSlice slice = OinaSlice.choose(file, options);
        List<OinaDetector> all = slice.detectors().stream()
                .filter(detector -> detector.spectra().isPresent())
                .toList();
        if (all.isEmpty()) {
            throw slice.withoutSpectra();
        }
        List<OinaDetector> detectors = selected(all);
        OinaDetector first = detectors.get(0);
        ImageShape shape = options.overrides().shape().orElseGet(first.header()::shape);
        EnergyAxis energy = energy(detectors);
        CountMatrix counts = counts(detectors, shape, progress);
        List<Optional<float[]>> live = numbers(detectors, "Live Time", shape);
        OinaPixels pixels = new OinaPixels(first, shape, live.get(0).orElse(new float[0]));
        SpectrumImage image = SpectrumImage.of(counts, shape, energy);
        SpectrumImage described = pixels.maskOutside(image)
                .withAcquisition(acquisition(detectors, meanS(live), meanS(numbers(detectors, "Real Time", shape))))
                .withMetadata(metadata(first, all, shape, pixels.doubts()));
        return options.overrides()
                .applyTo(
                        first.header().pixelSize().map(described::withPixelSize).orElse(described));
    }

    private List<OinaDetector> selected(List<OinaDetector> all) {
        Set<String> names = options.segments();
        List<String> available = all.stream().map(OinaDetector::name).toList();
        if (!available.containsAll(names)) {
            throw new IllegalArgumentException(
                    file.path().getFileName() + ": no segments " + names + "; available: " + available);
        }
        if (!options.frames().equals(FrameRange.all())) {
            throw new IllegalArgumentException(
                    file.path().getFileName() + ": h5oina files do not keep frames apart; read without --frames");
        }
        return all.stream()
                .filter(detector -> names.isEmpty() || names.contains(detector.name()))
                .toList();
    }

    private EnergyAxis energy(List<OinaDetector> detectors) {
        List<EnergyAxis> axes = detectors.stream()
                .map(detector -> detector.energy(detector.spectra().orElseThrow()))
                .distinct()
                .toList();
        if (axes.size() > 1) {
            throw new IllegalArgumentException(file.path().getFileName()
                    + ": detectors have different energy axes and cannot be summed; choose one with --segments: "
                    + detectors.stream().map(OinaDetector::name).toList());
        }
        return axes.get(0);
    }

    private CountMatrix counts(List<OinaDetector> detectors, ImageShape shape, ProgressListener progress) {
        int count = detectors.size();
        CountMatrix sum = null;
        for (int i = 0; i < count; i++) {
            Hdf5Data spectra = detectors.get(i).spectra().orElseThrow();
            if (spectra.shape()[0] != shape.pixels()) {
                throw spectra.error("has " + spectra.shape()[0] + " spectra; expected " + shape.pixels() + ", for "
                        + shape.height() + " x " + shape.width() + " pixels (give the right --shape), or the file is"
                        + " damaged");
            }
            long before = i;
            CountMatrix one = CountReading.read(
                    spectra, 1, options, (done, total) -> progress.onProgress(done + before * total, count * total));
            sum = sum == null ? one : sum(sum, one, spectra);
        }
        return sum;
    }

    private static CountMatrix sum(CountMatrix one, CountMatrix other, Hdf5Data place) {
        CountMatrixBuilder builder = CountMatrix.builder(one.channels(), one.pixels());
        try {
            for (int p = 0; p < one.pixels(); p++) {
                one.forEach(p, builder::add);
                other.forEach(p, builder::add);
                builder.endPixel();
            }
            return builder.build();
        } catch (ArithmeticException e) {
            throw place.error("cannot be summed with the other detectors: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Conditions of the sum; detectors count at the same time, so that its times are the means of theirs. */
    private static Acquisition acquisition(List<OinaDetector> detectors, double liveS, double realS) {
        OinaHeader header = detectors.get(0).header();
        List<DetectorDirection> directions = detectors.stream()
                .flatMap(detector -> geometry(detector.header()).acquisition().detectors().stream())
                .toList();
        return geometry(header)
                .beamKeV(header.number("Beam Voltage").orElse(Double.NaN))
                .times(liveS, realS)
                .acquisition()
                .withDetectors(directions);
    }

    /** The azimuth is counted from the direction of the tilt, which is perpendicular to its axis. */
    private static AcquisitionFacts geometry(OinaHeader header) {
        return new AcquisitionFacts()
                .detector(
                        header.degrees("Detector Elevation"),
                        header.degrees("Detector Azimuth"),
                        header.degrees("Tilt Angle"));
    }

    private static List<Optional<float[]>> numbers(List<OinaDetector> detectors, String name, ImageShape shape) {
        return detectors.stream().map(detector -> detector.numbers(name, shape)).toList();
    }

    /** Mean over the detectors of the sum over the pixels; NaN if a detector has no times. */
    private static double meanS(List<Optional<float[]>> times) {
        double sum = 0;
        for (Optional<float[]> seconds : times) {
            if (seconds.isEmpty()) {
                return Double.NaN;
            }
            for (float pixel : seconds.get()) {
                sum += Float.isNaN(pixel) ? 0 : pixel;
            }
        }
        return sum / times.size();
    }

    private ImageMetadata metadata(OinaDetector first, List<OinaDetector> all, ImageShape shape, List<String> doubts) {
        OinaHeader header = first.header();
        Map<String, String> notes = new TreeMap<>();
        NOTES.forEach((name, note) -> header.text(name).ifPresent(text -> notes.put(note, text)));
        if (all.size() > 1) {
            notes.put(
                    SpectrumImageReader.SEGMENTS,
                    String.join(", ", all.stream().map(OinaDetector::name).toList()));
        }
        if (!doubts.isEmpty()) {
            notes.put(SpectrumImageReader.DOUBT, String.join("; ", doubts));
        }
        List<String> numbers = first.maps(shape).stream()
                .flatMap(map -> map.attribute("Atomic Number").stream())
                .toList();
        return ImageMetadata.empty()
                .withTitle(header.text("Specimen Label").orElse(""))
                .withElements(AtomicNumbers.elements(numbers))
                .withNotes(notes);
    }
}
