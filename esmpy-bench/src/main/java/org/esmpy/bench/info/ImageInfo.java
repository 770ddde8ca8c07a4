package org.esmpy.bench.info;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.Acquisition;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;

/** Facts about a map; the names of the components are the keys of {@code esmpy info --json}. */
public record ImageInfo(
        String format,
        String title,
        int height,
        int width,
        int channels,
        double energyOffsetKeV,
        double energyWidthKeV,
        OptionalDouble pixelSize,
        Optional<String> pixelUnit,
        long totalCounts,
        int maxCount,
        long nonZeros,
        OptionalDouble beamKeV,
        OptionalDouble takeOffDeg,
        OptionalDouble liveTimeS,
        OptionalDouble realTimeS,
        List<String> elements,
        Map<String, String> notes,
        List<SideImageFacts> sideImages,
        List<String> doubts) {

    /**
     * @param format        id of the file's format
     * @param sideImages    images that the file holds beside its spectra
     * @param emissionLines lines of the elements, to find listed elements without a line and peaks without an element
     */
    public static ImageInfo of(
            String format, SpectrumImage image, List<SideImage> sideImages, EmissionLines emissionLines) {
        Optional<PixelSize> pixel = image.pixelSize();
        Acquisition acquisition = image.acquisition();
        return new ImageInfo(
                format,
                image.metadata().title(),
                image.shape().height(),
                image.shape().width(),
                image.energy().channels(),
                image.energy().firstCentreKeV(),
                image.energy().widthKeV(),
                pixel.map(size -> OptionalDouble.of(size.value())).orElseGet(OptionalDouble::empty),
                pixel.map(PixelSize::unit),
                image.counts().total(),
                image.counts().max(),
                image.counts().nonZeros(),
                acquisition.beamKeV(),
                acquisition.effectiveTakeOffDeg(),
                acquisition.liveTimeS(),
                acquisition.realTimeS(),
                image.metadata().elements().stream().map(Element::symbol).toList(),
                notes(image),
                sideImages.stream().map(SideImageFacts::of).toList(),
                Doubts.about(image, emissionLines));
    }

    /** Other facts, such as date, instrument and the frames that can be chosen. */
    private static Map<String, String> notes(SpectrumImage image) {
        Map<String, String> notes = new TreeMap<>(image.metadata().notes());
        notes.remove(SpectrumImageReader.DOUBT);
        return notes;
    }
}
