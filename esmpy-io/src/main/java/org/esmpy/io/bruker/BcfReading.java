package org.esmpy.io.bruker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an image from the header and the first cube of a container. */
final class BcfReading {
    private static final Logger LOG = LoggerFactory.getLogger(BcfReading.class);
    private static final String HEADER = "EDSDatabase/HeaderData";
    private static final String CUBE = "EDSDatabase/SpectrumData";
    private static final double S_PER_MS = 1e-3;

    private static final Set<String> PLACES = Set.of(
            "TRTSpectrumHeader/ChannelCount",
            "TRTSpectrumDatabase/ChCount",
            "TRTSpectrumHeader/CalibAbs",
            "TRTSpectrumHeader/CalibLin",
            "TRTImageData/Width",
            "TRTImageData/Height",
            "TRTESMAHeader/ElevationAngle",
            "TRTESMAHeader/AzimutAngle",
            "TRTSEMStageData/Tilt",
            "TRTESMAHeader/PrimaryEnergy",
            "TRTSEMData/HV",
            "TRTSpectrumHardwareHeader/LifeTime",
            "TRTSpectrumDatabase/Date",
            "TRTSpectrumDatabase/Time",
            "TRTSpectrumRegion/Element",
            "TRTSpectrum/Channels");

    private final BcfHeader header;

    private BcfReading(BcfHeader header) {
        this.header = header;
    }

    /**
     * @throws SpectrumFormatException if the file is damaged or holds no map
     */
    static SpectrumImage read(BcfContainer container, ReadOptions options, ProgressListener progress)
            throws IOException {
        BcfEntry headerEntry = headerOf(container);
        BcfEntry cubeEntry = container.entries().values().stream()
                .filter(entry -> entry.name().matches(CUBE + "\\d{1,9}"))
                .min(Comparator.comparingInt(
                        entry -> Integer.parseInt(entry.name().substring(CUBE.length()))))
                .orElseThrow(() -> missing(container, CUBE + "0"));
        try (InputStream headerStream = headerEntry.open();
                InputStream cubeStream = cubeEntry.open()) {
            BcfReading reading = new BcfReading(BcfHeader.read(headerEntry, headerStream, places()));
            BcfCube cube = new BcfCube(cubeEntry, new BcfInput(cubeEntry, cubeStream));
            EnergyAxis energy = reading.energy(headerEntry);
            reading.checkShape(cube.shape(), cubeEntry);
            CountMatrix counts = cube.read(energy.channels(), ReadBudget.of(container.path(), options), progress);
            SpectrumImage whole = SpectrumImage.of(counts, cube.shape(), energy);
            return options.overrides().applyTo(reading.described(whole, options.overrides()));
        }
    }

    /** The images of electrons in the header. */
    static List<SideImage> sideImages(BcfContainer container, ReadOptions options) throws IOException {
        BcfEntry headerEntry = headerOf(container);
        try (InputStream headerStream = headerEntry.open()) {
            BcfHeader header = BcfHeader.read(headerEntry, headerStream, places());
            ImageShape shape = new ImageShape(
                    header.integer("TRTImageData/Height").orElse(1),
                    header.integer("TRTImageData/Width").orElse(1));
            ReadBudget budget = ReadBudget.of(container.path(), options);
            return new BcfImages(headerEntry, budget, shape, new BcfScan(header, shape).pixelSize()).read();
        } catch (IllegalArgumentException e) {
            throw headerEntry
                    .error("declares an impossible image: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static BcfEntry headerOf(BcfContainer container) {
        return Optional.ofNullable(container.entries().get(HEADER)).orElseThrow(() -> missing(container, HEADER));
    }

    /**
     * The image with the entries of the header. A caller who gives a shape also gets the lines that were not scanned.
     */
    private SpectrumImage described(SpectrumImage whole, ImageOverrides overrides) {
        BcfScan scan = new BcfScan(header, whole.shape());
        SpectrumImage scanned = overrides.shape().isPresent() ? whole : scan.scanned(whole);
        Optional<PixelSize> pixelSize = scan.pixelSize();
        SpectrumImage image = scanned.withAcquisition(acquisition(scan.realTimeS(whole)))
                .withMetadata(metadata(whole.counts(), scan.doubts()));
        return pixelSize.map(image::withPixelSize).orElse(image);
    }

    private static Set<String> places() {
        Set<String> places = new HashSet<>(PLACES);
        places.addAll(BcfScan.PLACES);
        return places;
    }

    private EnergyAxis energy(BcfEntry entry) {
        int channels = header.integer("TRTSpectrumHeader/ChannelCount")
                .orElse(header.integer("TRTSpectrumDatabase/ChCount").orElse(0));
        try {
            if (channels > CountMatrix.MAX_CHANNELS) {
                throw new IllegalArgumentException("at most " + CountMatrix.MAX_CHANNELS + " channels");
            }
            return new EnergyAxis(
                    header.number("TRTSpectrumHeader/CalibAbs").orElse(Double.NaN),
                    header.number("TRTSpectrumHeader/CalibLin").orElse(Double.NaN),
                    channels);
        } catch (IllegalArgumentException e) {
            throw entry.error("has no energy axis: " + e.getMessage()).causedBy(e);
        }
    }

    private void checkShape(ImageShape shape, BcfEntry entry) {
        int width = header.integer("TRTImageData/Width").orElse(shape.width());
        int height = header.integer("TRTImageData/Height").orElse(shape.height());
        if (width != shape.width() || height != shape.height()) {
            throw entry.error("declares " + shape.height() + " x " + shape.width() + " pixels, but the header says "
                    + height + " x " + width + "; the file is damaged");
        }
    }

    private Acquisition acquisition(OptionalDouble realTimeS) {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(
                        header.number("TRTESMAHeader/ElevationAngle"),
                        header.number("TRTESMAHeader/AzimutAngle"),
                        header.number("TRTSEMStageData/Tilt"))
                .withTimes(liveTimeS(), realTimeS);
        double beamKeV = header.number("TRTESMAHeader/PrimaryEnergy")
                .orElse(header.number("TRTSEMData/HV").orElse(0));
        return beamKeV > 0 ? acquisition.withBeamKeV(beamKeV) : acquisition;
    }

    private OptionalDouble liveTimeS() {
        double milliseconds =
                header.number("TRTSpectrumHardwareHeader/LifeTime").orElse(0);
        return milliseconds > 0 ? OptionalDouble.of(milliseconds * S_PER_MS) : OptionalDouble.empty();
    }

    private ImageMetadata metadata(CountMatrix counts, List<String> oddities) {
        List<String> doubts = new ArrayList<>(oddities);
        checkSum(counts).ifPresent(doubts::add);
        Map<String, String> notes = new TreeMap<>();
        header.text("TRTSpectrumDatabase/Date").ifPresent(date -> notes.put("date", date));
        header.text("TRTSpectrumDatabase/Time").ifPresent(time -> notes.put("time", time));
        if (!doubts.isEmpty()) {
            notes.put(SpectrumImageReader.DOUBT, String.join("; ", doubts));
        }
        return ImageMetadata.empty().withElements(elements()).withNotes(notes);
    }

    /** Elements in the order of their symbols; the file has them in the order in which they were chosen for maps. */
    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (String z : header.texts("TRTSpectrumRegion/Element")) {
            try {
                Element element = Element.ofZ(Integer.parseInt(z));
                if (!elements.contains(element)) {
                    elements.add(element);
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("'{}' is not an atomic number; left out", z);
            }
        }
        elements.sort(Comparator.comparing(Element::symbol));
        return elements;
    }

    private Optional<String> checkSum(CountMatrix counts) {
        long[] expected = header.integers("TRTSpectrum/Channels");
        long[] found = counts.channelTotals();
        if (expected.length == 0 || Arrays.equals(expected, found)) {
            return Optional.empty();
        }
        return Optional.of("the map holds " + counts.total() + " counts, but the sum spectrum in its header "
                + Arrays.stream(expected).sum() + ", or in other channels");
    }

    private static SpectrumFormatException missing(BcfContainer container, String name) {
        return SpectrumFormatException.of(
                container.path(),
                "has no " + name + "; available: " + container.entries().keySet());
    }
}
