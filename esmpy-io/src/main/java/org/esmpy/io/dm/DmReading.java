package org.esmpy.io.dm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.NumberType;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/**
 * Makes an image from the tags of a file. The energy axis is the one whose unit is an energy, the first or the last.
 */
final class DmReading {
    private static final String SOURCE = "ImageSourceList/0/ImageRef";
    private static final double KV_PER_V = 1e-3;

    /** Largest relative difference of the edges of a square pixel. */
    private static final double SQUARE = 1e-3;

    private final FileBytes file;
    private final DmTags tags;
    private final ReadOptions options;
    private final String image;

    DmReading(FileBytes file, DmTags tags, ReadOptions options) throws IOException {
        this.file = file;
        this.tags = tags;
        this.options = options;
        this.image = "ImageList/" + (int) tags.number(SOURCE).orElse(1) + "/";
    }

    /**
     * @throws SpectrumFormatException if the file holds no X-ray spectra, or is damaged
     */
    SpectrumImage image(ProgressListener progress) throws IOException {
        String signal = tags.text(image + "ImageTags/Meta Data/Signal").orElse("");
        if (!signal.isEmpty() && !signal.toLowerCase(Locale.ROOT).contains("x-ray")) {
            throw SpectrumFormatException.of(
                    file.file(),
                    "holds a signal of the kind '" + signal
                            + "'; esmpy reads X-ray spectra (EDS) and spectrum images of them only");
        }
        List<DmAxis> axes = axes();
        DmAxis energy = energyAxis(axes, signal);
        List<DmAxis> space = axes.stream().filter(axis -> axis != energy).toList();
        ImageShape shape = shape(space);
        CountMatrix counts = counts(energy, energy == axes.get(0), shape, progress);
        SpectrumImage found = SpectrumImage.of(counts, shape, energyAxis(energy))
                .withAcquisition(acquisition())
                .withMetadata(metadata());
        return pixelSize(space).map(found::withPixelSize).orElse(found);
    }

    private ImageShape shape(List<DmAxis> space) {
        int width = space.isEmpty() ? 1 : space.get(0).length();
        int height = space.size() < 2 ? 1 : space.get(1).length();
        if ((long) height * width > DenseCounts.MAX_PIXELS) {
            throw tags.error(
                    image + "ImageData/Dimensions",
                    "declares " + height + " x " + width + " pixels; expected at most " + DenseCounts.MAX_PIXELS);
        }
        return new ImageShape(height, width);
    }

    private List<DmAxis> axes() throws IOException {
        List<DmAxis> axes = new ArrayList<>();
        for (int d = 0; tags.value(image + "ImageData/Dimensions/" + d).isPresent(); d++) {
            axes.add(DmAxis.read(tags, image + "ImageData/", d));
        }
        if (axes.isEmpty() || axes.size() > 3) {
            throw tags.error(image + "ImageData/Dimensions", "lists " + axes.size() + " axes; expected 1 to 3");
        }
        return axes;
    }

    private DmAxis energyAxis(List<DmAxis> axes, String signal) {
        List<DmAxis> energies =
                axes.stream().filter(axis -> axis.keVPerUnit() > 0).toList();
        boolean ends =
                !energies.isEmpty() && (energies.get(0) == axes.get(0) || energies.get(0) == axes.get(axes.size() - 1));
        if (energies.size() == 1 && ends) {
            return energies.get(0);
        }
        List<String> units = axes.stream().map(DmAxis::unit).toList();
        throw tags.error(
                image + "ImageData",
                "has axes of the units " + units + "; expected one of eV or keV, the first or the last"
                        + (signal.isEmpty() ? ". It is an image, not a spectrum or a spectrum image" : ""));
    }

    private EnergyAxis energyAxis(DmAxis axis) {
        try {
            return new EnergyAxis(
                    -axis.origin() * axis.scale() * axis.keVPerUnit(), axis.scale() * axis.keVPerUnit(), axis.length());
        } catch (IllegalArgumentException e) {
            throw tags.error(image + "ImageData/Calibrations", "gives no energy axis: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private CountMatrix counts(DmAxis energy, boolean channelsFirst, ImageShape shape, ProgressListener progress)
            throws IOException {
        String path = image + "ImageData/Data";
        DmValue data = tags.value(path).orElseThrow(() -> tags.error(path, "is missing"));
        NumberType type = data.type(tags.order())
                .orElseThrow(() -> tags.error(path, "is of a type that is not a number; expected counts"));
        if (!data.isArray() || data.length() != (long) energy.length() * shape.pixels()) {
            throw tags.error(
                    path,
                    "holds " + data.length() + " numbers; expected " + energy.length() + " channels x " + shape.height()
                            + " x " + shape.width() + " pixels. The file is damaged");
        }
        DenseCounts.Layout layout = new DenseCounts.Layout(type, energy.length(), shape.pixels());
        DenseCounts dense = DenseCounts.in(file.file(), file.channel(), data.offset(), layout, options);
        return channelsFirst ? dense.readSpectra(progress) : dense.readPlanes(progress);
    }

    private Optional<PixelSize> pixelSize(List<DmAxis> space) {
        if (space.isEmpty() || space.get(0).unit().isBlank() || !(space.get(0).scale() > 0)) {
            return Optional.empty();
        }
        DmAxis x = space.get(0);
        DmAxis y = space.get(space.size() - 1);
        boolean square = x.unit().equals(y.unit()) && Math.abs(x.scale() - y.scale()) <= SQUARE * x.scale();
        return square ? Optional.of(new PixelSize(x.scale(), x.unit().replace('\u03bc', '\u00b5'))) : Optional.empty();
    }

    private Acquisition acquisition() throws IOException {
        String detector = "EDS/Detector Info/";
        return new AcquisitionFacts()
                .beamKeV(KV_PER_V * number("Microscope Info/Voltage"))
                .detector(number(detector + "Elevation angle"), number(detector + "Azimuthal angle"), tiltDeg(detector))
                .times(number("EDS/Live time"), number("EDS/Real time"))
                .solidAngleSr(number(detector + "Solid angle"))
                .currentNA(number("Microscope Info/Probe Current (nA)"))
                .acquisition();
    }

    /** The tilt is that of the stage, because the entry of the detector is often out of date. */
    private double tiltDeg(String detector) throws IOException {
        double stage = number("Microscope Info/Stage Position/Stage Alpha");
        return Double.isNaN(stage) ? number(detector + "Stage tilt") : stage;
    }

    private ImageMetadata metadata() throws IOException {
        Map<String, String> notes = new TreeMap<>();
        for (String name : List.of("Acquisition Date", "Acquisition Time")) {
            tags.text(image + "ImageTags/DataBar/" + name)
                    .ifPresent(text ->
                            notes.put(name.substring("Acquisition ".length()).toLowerCase(Locale.ROOT), text));
        }
        tags.text(image + "ImageTags/Microscope Info/Microscope").ifPresent(text -> notes.put("microscope", text));
        double scale =
                tags.number(image + "ImageData/Calibrations/Brightness/Scale").orElse(1);
        if (scale != 1 && scale != 0) {
            notes.put(
                    SpectrumImageReader.DOUBT,
                    "the file scales its numbers by " + scale + "; they are read as they are");
        }
        return ImageMetadata.empty()
                .withTitle(tags.text(image + "Name").orElse(""))
                .withNotes(notes);
    }

    private double number(String tag) throws IOException {
        return tags.number(image + "ImageTags/" + tag).orElse(Double.NaN);
    }
}
