package org.esmpy.bench.result;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.SumMisfit;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.bench.plot.PeakLabels;
import org.esmpy.bench.plot.SpectraPicture;
import org.esmpy.bench.plot.SumPicture;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Composition;

/** Draws the pictures {@code maps/phase_k.png} and {@code spectra.png} of a fit. */
final class FitPictures {
    private static final double PERCENT = 100;

    private final Fitted fitted;
    private final Path folder;

    FitPictures(Fitted fitted, Path folder) {
        this.fitted = fitted;
        this.folder = folder;
    }

    void write() throws IOException {
        Path maps = Files.createDirectory(folder.resolve("maps"));
        ImageShape shape = fitted.image().shape();
        DMatrixRMaj h = fitted.factors().h();
        AbundanceMapPicture map = new AbundanceMapPicture();
        for (int k = 0; k < fitted.phases(); k++) {
            double[] values = Arrays.copyOfRange(h.getData(), k * shape.pixels(), (k + 1) * shape.pixels());
            String title = "Phase " + (k + 1)
                    + fitted.compositions().get(k).map(FitPictures::inWords).orElse("");
            save(
                    map.draw(title, values, shape, fitted.image().pixelSize(), top(values)),
                    maps.resolve("phase_" + (k + 1) + ".png"));
        }
        if (Lettering.isPossible()) {
            writeSpectraPicture();
        }
    }

    /** Upper end of the colour scale: 1 for abundances that sum to one, which maps then share; else the largest one. */
    private double top(double[] abundances) {
        return fitted.onSimplex()
                ? 1
                : Math.max(Double.MIN_NORMAL, Arrays.stream(abundances).max().orElseThrow());
    }

    private void writeSpectraPicture() throws IOException {
        BufferedImage phases = new SpectraPicture()
                .draw(
                        fitted.image().energy(),
                        fitted.spectra(),
                        fitted.phaseNames().stream()
                                .map(name -> name.replace("phase_", "Phase "))
                                .toList(),
                        PeakLabels.of(fitted.image().energy(), fitted.basis(), fitted.weights(), fitted.spectra()));
        BufferedImage sum = new SumPicture()
                .draw(
                        fitted.image().energy(),
                        SumMisfit.data(fitted.image()),
                        SumMisfit.model(
                                fitted.outcome().spectra(),
                                fitted.outcome().factors().h()));
        save(SumPicture.stacked(List.of(phases, sum)), folder.resolve("spectra.png"));
    }

    /** The four most abundant elements of a phase. */
    private static String inWords(Composition composition) {
        List<String> parts = composition.elements().stream()
                .sorted((a, b) -> Double.compare(composition.atomicFraction(b), composition.atomicFraction(a)))
                .limit(4)
                .map(element ->
                        String.format(Locale.ROOT, "%s %.0f", element, PERCENT * composition.atomicFraction(element)))
                .toList();
        return ": " + String.join(", ", parts) + " at.%";
    }

    private static void save(BufferedImage picture, Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
    }
}
