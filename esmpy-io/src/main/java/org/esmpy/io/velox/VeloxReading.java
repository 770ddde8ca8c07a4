package org.esmpy.io.velox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.Progress;
import org.esmpy.io.internal.events.EventDecoder;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Reads the event streams of a Velox file as one image. */
final class VeloxReading {
    static final String VERSION = "Version";

    private static final String STREAMS = "Data/SpectrumStream";
    private static final List<String> SPECTRA = List.of("Data/SpectrumImage", "Data/Spectrum");
    private static final double KEV_PER_EV = 1e-3;

    /** Bytes of memory per pixel while events are decoded and in the finished matrix. */
    private static final int PIXEL_BYTES = 16;

    /** Frames of the longest stream, once it was read. */
    private int frames;

    private final Hdf5File file;
    private final ReadOptions options;

    VeloxReading(Hdf5File file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    /** Whether a file says that it is one of Velox. */
    static boolean isVelox(Hdf5File file) {
        try {
            Optional<String> version = file.root().text(VERSION);
            return version.isPresent()
                    && VeloxJson.of(version.get())
                            .text("/format")
                            .filter("Velox"::equals)
                            .isPresent();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** @throws SpectrumFormatException if the file is not one of Velox */
    static void requireVelox(Hdf5File file) {
        if (!isVelox(file)) {
            throw SpectrumFormatException.of(file.path(), "is HDF5, but has no /" + VERSION + " of Velox");
        }
    }

    /**
     * @throws SpectrumFormatException  if the file is damaged or holds no event streams
     * @throws IllegalArgumentException if the options name a segment that is not there; lists the choices
     */
    SpectrumImage read(ProgressListener progress) {
        requireVelox(file);
        List<VeloxStream> all = streams();
        List<VeloxStream> streams = selected(all);
        List<String> available = all.stream().map(VeloxStream::name).sorted().toList();
        VeloxMetadata metadata = new VeloxMetadata(file, streams);
        ImageShape shape = options.overrides().shape().orElseGet(metadata::shape);
        EnergyAxis energy = energy(streams);
        List<String> oddities = new ArrayList<>();
        file.budget().check(shape.pixels() + " pixels", (long) PIXEL_BYTES * shape.pixels());
        CountMatrix counts = counts(streams, shape, energy.channels(), oddities, progress);
        metadata.doubtTakeOff().ifPresent(oddities::add);
        SpectrumImage image = SpectrumImage.of(counts, shape, energy)
                .withAcquisition(metadata.acquisition())
                .withMetadata(metadata.read(oddities, available, frames));
        return options.overrides()
                .applyTo(metadata.pixelSize().map(image::withPixelSize).orElse(image));
    }

    private List<VeloxStream> streams() {
        Optional<Hdf5Group> group = file.root().find(STREAMS);
        if (group.isEmpty() || group.get().names().isEmpty()) {
            boolean images = file.root().find(VeloxImages.IMAGES).isPresent()
                    && SPECTRA.stream()
                            .noneMatch(place -> file.root().find(place).isPresent());
            if (images && group.isEmpty()) {
                throw SpectrumFormatException.of(
                        file.path(),
                        "is a file of Velox that holds images (/" + VeloxImages.IMAGES
                                + ") and no spectra; open one with an EDX map, or export an image of this one");
            }
            throw SpectrumFormatException.at(
                    file.path(),
                    "/" + STREAMS,
                    "is empty: the file was pruned and has no counts any more. Export it from Velox with its raw data");
        }
        List<VeloxStream> streams = new ArrayList<>();
        for (String name : group.get().names()) {
            group.get().group(name).flatMap(VeloxStream::open).ifPresent(streams::add);
        }
        if (streams.isEmpty()) {
            throw SpectrumFormatException.at(
                    file.path(),
                    group.get().path(),
                    "has no stream of an EDX detector (one with Dispersion and LiveTime)");
        }
        return streams;
    }

    private List<VeloxStream> selected(List<VeloxStream> streams) {
        Set<String> names = options.segments();
        List<VeloxStream> selected = streams.stream()
                .filter(stream -> names.isEmpty() || names.contains(stream.name()))
                .toList();
        List<String> available =
                streams.stream().map(VeloxStream::name).sorted().toList();
        if (selected.isEmpty() || !available.containsAll(names)) {
            throw new IllegalArgumentException(
                    file.path().getFileName() + ": no segments " + names + "; available: " + available);
        }
        return selected;
    }

    private EnergyAxis energy(List<VeloxStream> streams) {
        List<EnergyAxis> axes = streams.stream().map(this::energy).distinct().toList();
        if (axes.size() > 1) {
            throw new IllegalArgumentException(file.path().getFileName()
                    + ": segments have different energy axes and cannot be summed; choose among "
                    + streams.stream().map(VeloxStream::name).sorted().toList());
        }
        return axes.get(0);
    }

    private EnergyAxis energy(VeloxStream stream) {
        VeloxDetector detector = stream.segments().get(0);
        boolean same = stream.segments().stream()
                .allMatch(segment ->
                        segment.dispersionEV() == detector.dispersionEV() && segment.offsetEV() == detector.offsetEV());
        if (!same) {
            throw SpectrumFormatException.at(
                    file.path(), stream.path(), "holds the events of segments with different energy axes");
        }
        try {
            return new EnergyAxis(
                    detector.offsetEV() * KEV_PER_EV, detector.dispersionEV() * KEV_PER_EV, stream.channels());
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(file.path(), stream.path(), "has no energy axis: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private CountMatrix counts(
            List<VeloxStream> streams,
            ImageShape shape,
            int channels,
            List<String> oddities,
            ProgressListener listener) {
        long total = streams.stream().mapToLong(stream -> stream.length(shape)).sum();
        if (options.frames().equals(FrameRange.all())) {
            streams.forEach(stream -> stream.leastEvents(shape)
                    .ifPresent(events -> stream.requireMemory(EventDecoder.EVENT_BYTES * events)));
        }
        Progress progress = new Progress(listener, total);
        EventDecoder decoder = new EventDecoder(channels, shape.pixels());
        int summed = 0;
        for (VeloxStream stream : streams) {
            stream.decode(decoder, shape, options.frames(), progress)
                    .filter(oddity -> !oddities.contains(oddity))
                    .ifPresent(oddities::add);
            int found = decoder.frames() + (decoder.pixelsOfFrame() > 0 || decoder.isPixelOpen() ? 1 : 0);
            frames = Math.max(frames, found);
            summed = Math.max(
                    summed,
                    options.frames().first() > 0
                            ? 0
                            : Math.min(found, options.frames().end()));
            if (options.frames().first() >= found) {
                throw new IllegalArgumentException(file.path().getFileName() + ": no frame "
                        + options.frames().first() + "; available: 0 to " + (found - 1));
            }
        }
        VeloxTimes.doubt(streams, summed).ifPresent(oddities::add);
        return decoder.build();
    }
}
