package org.esmpy.io.bruker;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.AtomicNumbers;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Makes an image of one pixel from the XML of a spectrum. Its results repeat headers, so values have a full path. */
final class SpxReading {
    private static final String SPECTRUM = "TRTSpectrum/TRTSpectrum/";
    private static final String AXIS = SPECTRUM + "TRTSpectrumHeader/";
    private static final String HARDWARE = SPECTRUM + "TRTHeaderedClass/TRTSpectrumHardwareHeader/";
    private static final String MICROSCOPE = SPECTRUM + "TRTHeaderedClass/TRTESMAHeader/";
    private static final String DETECTOR = SPECTRUM + "TRTHeaderedClass/TRTDetectorHeader/";
    private static final String ELEMENTS = SPECTRUM + "TRTPSEElementList/ChildClassInstances/TRTPSEElement/Element";
    private static final Set<String> PATHS = Set.of(
            SPECTRUM + "Channels",
            AXIS + "ChannelCount",
            AXIS + "CalibAbs",
            AXIS + "CalibLin",
            AXIS + "Date",
            AXIS + "Time",
            MICROSCOPE + "PrimaryEnergy",
            MICROSCOPE + "ElevationAngle",
            MICROSCOPE + "AzimutAngle",
            HARDWARE + "LifeTime",
            HARDWARE + "RealTime",
            DETECTOR + "Type",
            DETECTOR + "WindowType",
            SPECTRUM + "TRTHeaderedClass/TRTBase/Description",
            ELEMENTS);
    private static final double S_PER_MS = 1e-3;

    private final Path file;
    private final BcfHeader xml;

    /**
     * @throws SpectrumFormatException if the XML is damaged
     */
    SpxReading(Path file, InputStream in) {
        this.file = file;
        this.xml = BcfHeader.ofSpectrum(in, PATHS, problem -> SpectrumFormatException.of(file, problem));
    }

    /**
     * @throws SpectrumFormatException if counts or axis are missing, or contradict each other
     */
    SpectrumImage image() {
        long[] channels = xml.integers(SPECTRUM + "Channels");
        int announced = xml.integer(AXIS + "ChannelCount").orElse(channels.length);
        if (channels.length < 1 || channels.length != announced || channels.length > CountMatrix.MAX_CHANNELS) {
            throw SpectrumFormatException.at(
                    file,
                    "Channels",
                    "lists " + channels.length + " whole numbers, but ChannelCount is " + announced + "; expected 1 to "
                            + CountMatrix.MAX_CHANNELS + " of both. The file is truncated or damaged");
        }
        return SpectrumImage.of(counts(channels), new ImageShape(1, 1), energy(announced))
                .withAcquisition(acquisition())
                .withMetadata(metadata());
    }

    private CountMatrix counts(long[] channels) {
        CountMatrixBuilder builder = CountMatrix.builder(channels.length, 1);
        for (int c = 0; c < channels.length; c++) {
            if (channels[c] < 0 || channels[c] > Integer.MAX_VALUE) {
                throw SpectrumFormatException.at(
                        file,
                        "Channels",
                        "holds " + channels[c] + " in channel " + c + "; expected counts from 0 to "
                                + Integer.MAX_VALUE);
            }
            builder.add(c, (int) channels[c]);
        }
        return builder.endPixel().build();
    }

    private EnergyAxis energy(int channels) {
        try {
            return new EnergyAxis(number(AXIS + "CalibAbs"), number(AXIS + "CalibLin"), channels);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(file, "TRTSpectrumHeader", "gives no energy axis: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Acquisition acquisition() {
        return new AcquisitionFacts()
                .beamKeV(number(MICROSCOPE + "PrimaryEnergy"))
                .detector(number(MICROSCOPE + "ElevationAngle"), number(MICROSCOPE + "AzimutAngle"), Double.NaN)
                .times(S_PER_MS * number(HARDWARE + "LifeTime"), S_PER_MS * number(HARDWARE + "RealTime"))
                .acquisition();
    }

    private ImageMetadata metadata() {
        Map<String, String> notes = new TreeMap<>();
        note("date", AXIS + "Date", notes);
        note("time", AXIS + "Time", notes);
        note("description", SPECTRUM + "TRTHeaderedClass/TRTBase/Description", notes);
        note("detector", DETECTOR + "Type", notes);
        note("window", DETECTOR + "WindowType", notes);
        return ImageMetadata.empty()
                .withElements(AtomicNumbers.elements(xml.texts(ELEMENTS)))
                .withNotes(notes);
    }

    private void note(String name, String path, Map<String, String> notes) {
        xml.text(path).ifPresent(text -> notes.put(name, text));
    }

    private double number(String path) {
        return xml.number(path).orElse(Double.NaN);
    }
}
