package org.esmpy.io.ripple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.OneLine;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts axes and metadata of an image to keys and values of a Ripple header, and back. */
final class RippleMetadata {
    private static final Logger LOG = LoggerFactory.getLogger(RippleMetadata.class);
    /** Prefix of the keys of notes, whose names keep their case. */
    static final String NOTE = "note-";

    private static final double KEV_PER_EV = 1e-3;
    /** Highest beam energy of scanning electron microscopes, keV. */
    private static final int MAX_SEM_KEV = 30;

    private final RippleHeader header;

    RippleMetadata(RippleHeader header) {
        this.header = header;
    }

    /** The image of these counts. */
    SpectrumImage image(CountMatrix counts, ImageOverrides overrides) {
        SpectrumImage image = SpectrumImage.of(counts, header.shape(), energy(overrides))
                .withAcquisition(acquisition())
                .withMetadata(metadata());
        double size = header.number("width-scale").orElse(0);
        Optional<String> unit = header.text("width-units").filter(text -> !text.equals("<undefined>"));
        boolean square = size > 0 && size == header.number("height-scale").orElse(size) && unit.isPresent();
        return square ? image.withPixelSize(new PixelSize(size, unit.get())) : image;
    }

    /** The header of an image. */
    static String text(SpectrumImage image, NumberType type) {
        Map<String, String> values = new TreeMap<>();
        values.put("width", String.valueOf(image.shape().width()));
        values.put("height", String.valueOf(image.shape().height()));
        values.put("depth", String.valueOf(image.energy().channels()));
        values.put("offset", "0");
        values.put("data-length", String.valueOf(type.bytes()));
        values.put("data-type", "unsigned");
        values.put("byte-order", type.bytes() == 1 ? "dont-care" : "little-endian");
        values.put("record-by", "vector");
        putAxes(image, values);
        putAcquisition(image.acquisition(), values);
        putMetadata(image.metadata(), values);
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "key\tvalue\n", ""));
    }

    private static void putAxes(SpectrumImage image, Map<String, String> values) {
        EnergyAxis energy = image.energy();
        values.put("depth-name", "Energy");
        values.put("depth-origin", Double.toString(energy.firstCentreKeV()));
        values.put("depth-scale", Double.toString(energy.widthKeV()));
        values.put("depth-units", "keV");
        values.put("ev-per-chan", Double.toString(energy.widthKeV() / KEV_PER_EV));
        values.put("width-name", "x");
        values.put("height-name", "y");
        image.pixelSize().ifPresent(size -> {
            for (String axis : List.of("width", "height")) {
                values.put(axis + "-origin", "0.0");
                values.put(axis + "-scale", Double.toString(size.value()));
                values.put(axis + "-units", size.unit());
            }
        });
    }

    private static void putAcquisition(Acquisition acquisition, Map<String, String> values) {
        boolean sem = acquisition.beamKeV().orElse(Double.MAX_VALUE) <= MAX_SEM_KEV;
        values.put("signal", sem ? "EDS_SEM" : "EDS_TEM");
        put(values, "beam-energy", acquisition.beamKeV());
        put(values, "take-off-angle", acquisition.singleTakeOffDeg());
        DetectorList.text(acquisition).ifPresent(text -> values.put("detectors", text));
        put(values, "elevation-angle", acquisition.elevationDeg());
        put(values, "azimuth-angle", acquisition.azimuthDeg());
        put(values, "tilt-stage", acquisition.tiltDeg());
        put(values, "live-time", acquisition.liveTimeS());
        put(values, "real-time", acquisition.realTimeS());
        put(values, "beam-current", acquisition.currentNA());
        put(values, "solid-angle", acquisition.solidAngleSr());
    }

    private static void putMetadata(ImageMetadata metadata, Map<String, String> values) {
        if (!metadata.title().isEmpty()) {
            values.put("title", OneLine.encode(metadata.title()));
        }
        if (!metadata.elements().isEmpty()) {
            values.put("elements", OneLine.elements(metadata.elements()));
        }
        metadata.notes().forEach((name, text) -> values.put(NOTE + OneLine.percent(name), OneLine.encode(text)));
    }

    private EnergyAxis energy(ImageOverrides overrides) {
        String unit = header.text("depth-units").orElse("");
        double toKeV = unit.equalsIgnoreCase("keV") ? 1 : unit.equalsIgnoreCase("eV") ? KEV_PER_EV : Double.NaN;
        OptionalDouble evPerChannel = header.number("ev-per-chan");
        double width = toKeV * header.number("depth-scale").orElse(Double.NaN);
        double offset = toKeV * header.number("depth-origin").orElse(0);
        if (Double.isNaN(width) && evPerChannel.isPresent()) {
            width = evPerChannel.getAsDouble() * KEV_PER_EV;
            offset = 0;
        }
        try {
            return new EnergyAxis(
                    overrides.energyOffsetKeV().orElse(offset),
                    overrides.energyWidthKeV().orElse(width),
                    (int) header.channels());
        } catch (IllegalArgumentException e) {
            throw header.error(
                            "depth-scale",
                            "expected an energy axis (depth-scale, depth-origin, depth-units eV or keV, or ev-per-chan):"
                                    + " give the energy of the first channel and the channel width to read it nevertheless")
                    .causedBy(e);
        }
    }

    private Acquisition acquisition() {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(
                        header.number("elevation-angle"), header.number("azimuth-angle"), header.number("tilt-stage"))
                .withTimes(header.number("live-time"), header.number("real-time"));
        acquisition = with(acquisition, "beam-energy", Acquisition::withBeamKeV);
        acquisition = with(acquisition, "beam-current", Acquisition::withCurrentNA);
        acquisition = with(acquisition, "solid-angle", Acquisition::withSolidAngleSr);
        acquisition = with(acquisition, "take-off-angle", Acquisition::withTakeOffDeg);
        return DetectorList.apply(header.text("detectors"), acquisition);
    }

    private Acquisition with(Acquisition acquisition, String key, BiFunction<Acquisition, Double, Acquisition> change) {
        OptionalDouble number = header.number(key);
        try {
            return number.isPresent() ? change.apply(acquisition, number.getAsDouble()) : acquisition;
        } catch (IllegalArgumentException e) {
            LOG.info("{}: {}; left out", key, e.getMessage());
            return acquisition;
        }
    }

    private ImageMetadata metadata() {
        Map<String, String> notes = new TreeMap<>();
        header.values().forEach((key, value) -> {
            if (key.startsWith(NOTE)) {
                notes.put(OneLine.decode(key.substring(NOTE.length())), OneLine.decode(value));
            } else if (key.equals("date") || key.equals("time")) {
                notes.put(key, value);
            }
        });
        return ImageMetadata.empty()
                .withTitle(OneLine.decode(header.text("title").orElse("")))
                .withElements(OneLine.elements(header.text("elements").orElse("")))
                .withNotes(notes);
    }

    private static void put(Map<String, String> values, String key, OptionalDouble number) {
        number.ifPresent(value -> values.put(key, Double.toString(value)));
    }
}
