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

    /** How far below the energy of the beam the last channel is centred, in widths: there is bremsstrahlung only below. */
    private static final double BELOW_BEAM = 0.51;

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
        SpectrumImage fitted =
                belowBeam(cropped(known, settings.acquisition(), warnings), settings.physics(), warnings);
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
        if (settings.specimen().freeThickness()) {
            builder.withFreeThickness();
        }
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

    /** Without counts above the energy of the beam, which nothing but pile-up explains. */
    private static SpectrumImage belowBeam(SpectrumImage image, PhysicsSettings physics, List<String> warnings) {
        EnergyAxis axis = image.energy();
        double beamKeV = image.acquisition().beamKeV().orElse(Double.POSITIVE_INFINITY);
        double toKeV = beamKeV - BELOW_BEAM * axis.widthKeV();
        if (physics.pileUp() || toKeV >= axis.centreKeV(axis.channels() - 1) || toKeV <= axis.lowestKeV()) {
            return image;
        }
        int above = axis.nearestChannel(toKeV) + 1;
        long counts = Arrays.stream(image.sumSpectrum(), above, axis.channels()).sum();
        if (counts == 0) {
            return image;
        }
        warnings.add(String.format(
                Locale.ROOT,
                "%d counts above the %.1f keV of the beam are left out: only pile-up (--pile-up) or a wrong energy axis or beam"
                        + " explains them",
                counts,
                beamKeV));
        return image.cropEnergy(0, above);
    }
}
