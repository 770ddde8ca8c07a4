package org.esmpy.bench.docs;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.SumMisfit;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.plot.SumPicture;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.RunListener;

/**
 * Draws the pictures of {@code docs/real-data.md}: a map that was taken with an axis, a detector and an element that the
 * file does not tell, fitted as the file says and as the spectrum says.
 */
public final class RealDataPages {
    private static final double DOSE = 100;
    private static final double SHIFT_KEV = 0.012;
    private static final String UNLISTED = "Cr";

    private RealDataPages() {}

    /** @param arguments the folder {@code docs/real-data} */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        SpectrumImage image = measured();
        SettingsEdits believed = settings(image)
                .calibration(before -> before.withParameters(List.of("off")))
                .calibration(before -> before.withStray(List.of("off")))
                .calibration(before -> before.withSplit(false))
                .physics(before -> before.withContinuum("lifshin"));
        draw(image, believed, folder.resolve("as-the-file-says.png"));
        draw(image, settings(image), folder.resolve("as-the-spectrum-says.png"));
    }

    private static SpectrumImage measured() {
        PhysicsTables detector = PhysicsTables.defaults()
                .withDetectorResponse(DetectorResponses.withEscape(DetectorResponses.fanoGaussian(139, 0.13, 0.3)));
        SpectrumImage image = PhantomCatalog.defaults()
                .phantom("steel-4")
                .vary(Variation.ofSeed(1))
                .create(detector)
                .simulate(DOSE, 1);
        EnergyAxis axis = image.energy();
        return image.withEnergy(new EnergyAxis(axis.firstCentreKeV() - SHIFT_KEV, axis.widthKeV(), axis.channels()));
    }

    private static SettingsEdits settings(SpectrumImage image) {
        return FitSettings.defaults()
                .edit()
                .elements(image.metadata().elements().stream()
                        .map(Element::symbol)
                        .filter(symbol -> !symbol.equals(UNLISTED))
                        .toList())
                .phases(4)
                .pipeline(before -> before.withMode(Mode.DIRECT))
                .stop(before -> before.withMaxIterations(300))
                .specimen(film -> film.withFilm(100, 7.8));
    }

    private static void draw(SpectrumImage image, SettingsEdits settings, Path file) throws IOException {
        Injector injector = Wiring.injector();
        Fitted fitted = injector.getInstance(FitRunner.class).run(image, settings.settings(), RunListener.none());
        ImageIO.write(
                new SumPicture()
                        .draw(
                                fitted.image().energy(),
                                SumMisfit.data(fitted.image()),
                                SumMisfit.model(
                                        fitted.outcome().spectra(),
                                        fitted.outcome().factors().h())),
                "png",
                file.toFile());
    }
}
