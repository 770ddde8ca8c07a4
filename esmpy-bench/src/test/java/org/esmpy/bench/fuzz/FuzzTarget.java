package org.esmpy.bench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.study.StudyFiles;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.physics.TableFormatException;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.emission.EmissionSpectra;
import org.esmpy.solver.catalog.SolverCatalog;

/** What reads files of others, each with the kind of refusal it has declared. */
enum FuzzTarget {
    HSPY("example.hspy", FuzzTarget::read),
    VELOX_EMD("example.emd", FuzzTarget::read),
    BRUKER_BCF("example.bcf", FuzzTarget::read),
    BRUKER_SPX("example.spx", FuzzTarget::read),
    EDAX("example.spc", FuzzTarget::read),
    DM("example.dm4", FuzzTarget::read),
    JEOL("example.pts", FuzzTarget::read),
    H5OINA("example.h5oina", FuzzTarget::read),
    RIPPLE("example.rpl", FuzzTarget::readPair),
    NPY("example.npz", FuzzTarget::read),
    MSA("example.msa", FuzzTarget::read),
    SETTINGS_JSON("settings.json", FuzzTarget::readSettings),
    SETTINGS_YAML("settings.yaml", FuzzTarget::readSettings),
    STUDY_YAML(
            "study.yaml",
            (target, file, data) -> refusable(
                    file, data, path -> new StudyFiles(SolverCatalog.defaults(), FormatCatalog.defaults()).read(path))),
    EMISSION_CSV("lines.csv", (target, file, data) -> refusable(file, data, EmissionSpectra::ofTable)),
    ATTENUATION_CSV("attenuation.csv", (target, file, data) -> refusable(file, data, MassAttenuations::ofTable)),
    EFFICIENCY_CSV("curve.csv", (target, file, data) -> refusable(file, data, DetectorEfficiencies::ofCurve)),
    K_FACTORS_CSV(
            "k.csv",
            (target, file, data) ->
                    refusable(file, data, path -> EmissionSpectra.withKFactors(EmissionSpectra.boteXraylib4(), path)));

    private static final FormatCatalog FORMATS = FormatCatalog.defaults();

    private final String fileName;
    private final Feed feed;

    FuzzTarget(String fileName, Feed feed) {
        this.fileName = fileName;
        this.feed = feed;
    }

    /** Name on the command line and of the folder of its seeds; that of the format for maps. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads {@code data} from a file in {@code folder}. Returns if it was read, or refused as declared; anything else that is
     * thrown is a fault.
     */
    void feed(Path folder, byte[] data) {
        try {
            feed.to(this, folder.resolve(fileName), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** First as its own format, then by content, where every format has a look. */
    private static void read(FuzzTarget target, Path file, byte[] data) throws IOException {
        Files.write(file, data);
        read(file, Optional.of(target.id()));
        read(file, Optional.empty());
    }

    /** The header before the first zero byte, the counts behind it. */
    private static void readPair(FuzzTarget target, Path file, byte[] data) throws IOException {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        Files.write(
                file.resolveSibling("example.raw"),
                Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length));
        read(target, file, Arrays.copyOf(data, end));
    }

    private static void read(Path file, Optional<String> format) throws IOException {
        ReadOptions options = ReadOptions.defaults();
        ReadOptions chosen = format.map(options::withFormat).orElse(options);
        refusable(file, path -> FORMATS.read(path, chosen));
        refusable(file, path -> FORMATS.readSideImages(path, chosen));
    }

    private static void readSettings(FuzzTarget target, Path file, byte[] data) throws IOException {
        refusable(file, data, SettingsFiles::readFit);
    }

    private static void refusable(Path file, byte[] data, Read read) throws IOException {
        Files.write(file, data);
        refusable(file, read);
    }

    private static void refusable(Path file, Read read) throws IOException {
        try {
            read.from(file);
        } catch (SpectrumFormatException
                | TableFormatException
                | IllegalArgumentException
                | UnsupportedRangeException refused) {
            requireOneLine(refused, file);
        }
    }

    private static void requireOneLine(RuntimeException refused, Path file) {
        String message = String.valueOf(refused.getMessage());
        if (!message.contains(file.getFileName().toString())) {
            throw new AssertionError("does not name the file: " + message, refused);
        }
    }

    @FunctionalInterface
    private interface Feed {
        void to(FuzzTarget target, Path file, byte[] data) throws IOException;
    }

    @FunctionalInterface
    private interface Read {
        Object from(Path file) throws IOException;
    }
}
