package org.esmpy.bench.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.study.FitSettings.PhysicsSettings;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.PhysicsCatalog;

/** The part of an image that is fitted, and the elements it is fitted with. */
final class FittedData {
    /** Below this the zero peak of the electronics dominates; fitted only on request. */
    private static final double LOWEST_KEV = 0.2;

    private final SpectrumImage image;
    private final List<Element> elements;
    private final FitSettings settings;

    private FittedData(SpectrumImage image, List<Element> elements, FitSettings settings) {
        this.image = image;
        this.elements = elements;
        this.settings = settings;
    }

    static FittedData of(SpectrumImage image, FitSettings settings, List<String> warnings) {
        List<Element> elements = settings.elements().isEmpty()
                ? image.metadata().elements()
                : settings.elements().stream().map(Element::of).distinct().toList();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException(
                    "the file lists no elements; name them, for instance --elements O,Mg,Si");
        }
        SpectrumImage known = image.withAcquisition(settings.acquisition().over(image.acquisition()));
        SpectrumImage fitted = cropped(known, settings.acquisition(), warnings);
        if (fitted.counts().total() == 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the map holds no counts between %.3f and %.3f keV; there is nothing to fit",
                    fitted.energy().lowestKeV(),
                    fitted.energy().highestKeV()));
        }
        return new FittedData(fitted, elements, settings);
    }

    SpectrumImage image() {
        return image;
    }

    List<String> elementSymbols() {
        return elements.stream().map(Element::symbol).toList();
    }

    EdxModel model(PhysicsCatalog catalog, List<String> warnings) {
        PhysicsSettings physics = RecordedResolution.over(settings.physics(), image.metadata(), warnings);
        EdxModelBuilder builder = new EdxModelBuilder(PhysicsChoice.tables(catalog, physics, warnings))
                .energy(image.energy())
                .acquisition(image.acquisition())
                .specimen(settings.specimen().specimen())
                .elements(elements)
                .excluded(settings.excluded().stream().map(Element::of).toList());
        settings.splitKeV().forEach((symbol, energyKeV) -> builder.splitAt(Element.of(symbol), energyKeV));
        return settings.physics().pileUp() ? builder.withPileUp().build() : builder.build();
    }

    private static SpectrumImage cropped(SpectrumImage image, AcquisitionSettings settings, List<String> warnings) {
        EnergyAxis axis = image.energy();
        double from = settings.fromKeV().orElse(Math.max(axis.lowestKeV(), LOWEST_KEV));
        SpectrumImage cropped = image.cropKeV(from, settings.toKeV().orElse(axis.highestKeV()));
        int first = axis.firstChannelFrom(from);
        if (settings.fromKeV().isEmpty() && first > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d counts below %.2f keV (zero peak) are left out; --from-kev changes that",
                    Arrays.stream(image.sumSpectrum(), 0, first).sum(),
                    from));
        }
        return cropped;
    }
}
