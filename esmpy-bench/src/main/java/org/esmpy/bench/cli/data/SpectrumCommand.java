package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.CompositionText;
import org.esmpy.bench.cli.options.model.DetectorOptions;
import org.esmpy.bench.cli.options.model.FilmOptions;
import org.esmpy.bench.cli.options.model.PhysicsOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.physics.SpectrumModel;
import org.esmpy.bench.settings.AcquisitionSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SpecimenSettings;
import org.esmpy.bench.words.TakeOff;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.CountSampler;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.continuum.Continua;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code esmpy spectrum}: writes the expected or a random spectrum of a composition. */
@Command(
        name = "spectrum",
        description = "Writes the spectrum of a composition: modelled, or with --dose drawn with Poisson noise.",
        footer = {
            "",
            "Examples:",
            "  esmpy spectrum --composition Mg:0.52,Fe:0.10,O:0.37 --beam-kev 200 --out f.csv",
            "  esmpy spectrum --composition Si:1,O:2 --beam-kev 200 --thickness-nm 100 --density 2.65 \\",
            "        --take-off-deg 22 --dose 10000 --seed 1 --out f.msa",
            "  esmpy spectrum --composition Si:1,O:2 --beam-kev 200 --mass-thickness-ug-cm2 30 \\",
            "        --detector 18,45 --detector 18,135 --tilt-deg 10 --out f.csv"
        })
@RefusesOthers(because = "it fits nothing")
public final class SpectrumCommand implements Callable<Integer> {
    /** Sum of a modelled spectrum, counts. */
    private static final double MODELLED_COUNTS = 1e6;

    private final FormatCatalog formats;
    private final PhysicsCatalog catalog;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--composition",
            required = true,
            paramLabel = "SYMBOL:AMOUNT,…",
            description = "Relative numbers of atoms; they need not sum to one.")
    private String composition;

    @Option(names = "--mass-fractions", description = "Take the amounts of --composition as masses.")
    private boolean masses;

    @Option(names = "--beam-kev", required = true, paramLabel = "KEV", description = "Beam energy.")
    private double beamKeV;

    @Option(names = "--take-off-deg", paramLabel = "DEG", description = "Take-off angle, needed if the film absorbs.")
    private @Nullable Double takeOffDeg;

    @Option(
            names = "--energy-offset-kev",
            defaultValue = "0",
            paramLabel = "KEV",
            description = "Centre of the first channel (default 0).")
    private double offsetKeV;

    @Option(
            names = "--energy-width-kev",
            defaultValue = "0.01",
            paramLabel = "KEV",
            description = "Width of a channel (default 0.01).")
    private double widthKeV;

    @Option(names = "--channels", defaultValue = "2048", paramLabel = "N", description = "Channels (default 2048).")
    private int channels;

    @Option(
            names = "--continuum-share",
            paramLabel = "SHARE",
            description = "Share of the counts that is bremsstrahlung, 0 to 1 (default: computed by"
                    + " screened-bethe-heitler).")
    private @Nullable Double continuumShare;

    @Option(names = "--dose", paramLabel = "N", description = "Expected counts; draws Poisson noise.")
    private @Nullable Double dose;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Seed of the noise (default 0).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File to write, e.g. .csv (energy_keV,counts) or .msa; see 'esmpy list'.")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private FilmOptions film;

    @Mixin
    private DetectorOptions detector;

    @Mixin
    private PhysicsOptions physics;

    @Inject
    SpectrumCommand(FormatCatalog formats, PhysicsCatalog catalog) {
        this.formats = formats;
        this.catalog = catalog;
    }

    @Override
    public Integer call() throws IOException {
        SpectrumImageWriter writer = formats.writerFor(out);
        overwrite.check(out);
        List<String> warnings = new ArrayList<>();
        Composition atoms = CompositionText.parse(composition, masses);
        SpectrumModel model = model(warnings);
        OptionalDouble share = continuumShare == null ? OptionalDouble.empty() : OptionalDouble.of(continuumShare);
        double[] expected = model.expected(atoms, share, dose == null ? MODELLED_COUNTS : dose, warnings);
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        if (writer instanceof SpectrumWriter spectra) {
            spectra.writeSpectrum(spectrum(model, atoms, expected), out);
        } else {
            writer.write(image(model, atoms, expected), out, WriteOptions.defaults());
        }
        spec.commandLine()
                .getOut()
                .println(out + ": " + model.energy().channels() + " channels" + TakeOff.text(model.acquisition()));
        return 0;
    }

    private SpectrumModel model(List<String> warnings) {
        PhysicsSettings usual = PhysicsSettings.defaults()
                .withContinuum(Continua.screenedBetheHeitler().id());
        return new SpectrumModel(
                PhysicsChoice.tables(catalog, physics.over(usual), warnings),
                new EnergyAxis(offsetKeV, widthKeV, channels),
                detector.over(AcquisitionSettings.ofFile(), takeOffDeg)
                        .over(Acquisition.unknown().withBeamKeV(beamKeV)),
                film.over(SpecimenSettings.unabsorbing()).specimen());
    }

    private CountMatrix sample(double[] expected) {
        DMatrixRMaj one = new DMatrixRMaj(1, 1, true, 1);
        return new CountSampler(new DMatrixRMaj(expected.length, 1, true, expected))
                .sample(one, new SplittableRandom(seed));
    }

    /** The modelled spectrum, or the one with noise. */
    private Spectrum spectrum(SpectrumModel model, Composition atoms, double[] expected) {
        if (dose != null) {
            return Spectrum.of(image(model, atoms, expected));
        }
        return Spectrum.of(model.energy(), expected)
                .withAcquisition(model.acquisition())
                .withMetadata(metadata(atoms));
    }

    /** A map of one pixel; a modelled spectrum is rounded to whole counts. */
    private SpectrumImage image(SpectrumModel model, Composition atoms, double[] expected) {
        CountMatrix counts = dose == null ? rounded(expected) : sample(expected);
        return SpectrumImage.of(counts, new ImageShape(1, 1), model.energy())
                .withAcquisition(model.acquisition())
                .withMetadata(metadata(atoms));
    }

    private static ImageMetadata metadata(Composition atoms) {
        return ImageMetadata.empty().withTitle("modelled spectrum").withElements(List.copyOf(atoms.elements()));
    }

    private static CountMatrix rounded(double[] expected) {
        CountMatrixBuilder builder = CountMatrix.builder(expected.length, 1);
        for (int l = 0; l < expected.length; l++) {
            builder.add(l, Math.toIntExact(Math.round(expected[l])));
        }
        return builder.endPixel().build();
    }
}
