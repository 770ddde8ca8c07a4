package org.esmpy.io.catalog;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SideImageReader;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageFormat;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumReader;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.bruker.BcfFormat;
import org.esmpy.io.bruker.SpxFormat;
import org.esmpy.io.csv.CsvFormat;
import org.esmpy.io.dm.DmFormat;
import org.esmpy.io.edax.EdaxFormat;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.io.jeol.JeolFormat;
import org.esmpy.io.msa.MsaFormat;
import org.esmpy.io.npy.NpyFormat;
import org.esmpy.io.oxford.OinaFormat;
import org.esmpy.io.ripple.RippleFormat;
import org.esmpy.io.velox.VeloxFormat;
import org.esmpy.model.SpectrumImage;
import org.esmpy.plugin.ImplementationException;
import org.esmpy.plugin.Plugins;
import org.esmpy.plugin.Registry;

/** The installed file formats, by id. */
public final class FormatCatalog {
    /** The formats of this module; each reads, writes or both. */
    private static final List<SpectrumImageFormat> FORMATS = List.of(
            new HspyFormat(),
            new VeloxFormat(),
            new BcfFormat(),
            new SpxFormat(),
            new EdaxFormat(),
            new JeolFormat(),
            new DmFormat(),
            new OinaFormat(),
            new RippleFormat(),
            new NpyFormat(),
            new MsaFormat(),
            new CsvFormat());

    private final Registry<SpectrumImageReader> readers;
    private final Registry<SpectrumImageWriter> writers;

    /**
     * @throws IllegalArgumentException if two readers or two writers share an id
     */
    @Inject
    public FormatCatalog(Set<SpectrumImageReader> readers, Set<SpectrumImageWriter> writers) {
        this(
                Registry.of("readable format", readers, FormatCatalog::id),
                Registry.of("writable format", writers, FormatCatalog::id));
    }

    private FormatCatalog(Registry<SpectrumImageReader> readers, Registry<SpectrumImageWriter> writers) {
        this.readers = readers;
        this.writers = writers;
    }

    private static String id(SpectrumImageFormat format) {
        Objects.requireNonNull(format.description(), "description() is null");
        return format.id();
    }

    /** The formats of this module. */
    public static FormatCatalog defaults() {
        return new FormatCatalog(of(SpectrumImageReader.class), of(SpectrumImageWriter.class));
    }

    /**
     * The formats of this module that read, or those that write.
     *
     * @param kind the interface that they implement
     */
    public static <T extends SpectrumImageFormat> Set<T> of(Class<T> kind) {
        return FORMATS.stream().filter(kind::isInstance).map(kind::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** The formats of this module and of plug-ins on the class path; as {@link #installed(Plugins)}. */
    public static FormatCatalog installed() {
        return installed(Plugins.onClassPath());
    }

    /** The formats of this module and of plug-ins; the registries list those that cannot be used. */
    public static FormatCatalog installed(Plugins plugins) {
        FormatCatalog own = defaults();
        return new FormatCatalog(
                own.readers.with(plugins.find(SpectrumImageReader.class)),
                own.writers.with(plugins.find(SpectrumImageWriter.class)));
    }

    /** The readers with where each comes from, and what was left out. */
    public Registry<SpectrumImageReader> readerRegistry() {
        return readers;
    }

    /** The writers with where each comes from, and what was left out. */
    public Registry<SpectrumImageWriter> writerRegistry() {
        return writers;
    }

    /** All readers, by ascending id. */
    public Collection<SpectrumImageReader> readers() {
        return readers.all();
    }

    /** All writers, by ascending id. */
    public Collection<SpectrumImageWriter> writers() {
        return writers.all();
    }

    /**
     * The reader of a format.
     *
     * @throws IllegalArgumentException if there is none; lists the choices
     */
    public SpectrumImageReader reader(String id) {
        return readers.get(id);
    }

    /**
     * The writer of a format.
     *
     * @throws IllegalArgumentException if there is none; lists the choices
     */
    public SpectrumImageWriter writer(String id) {
        return writers.get(id);
    }

    /**
     * The writer whose extension a file name has.
     *
     * @throws IllegalArgumentException if there is none; lists the choices
     */
    public SpectrumImageWriter writerFor(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return writers.all().stream()
                .filter(writer -> writer.extensions().stream().anyMatch(ending -> name.endsWith("." + ending)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format writes '" + file.getFileName()
                        + "'; choose a name that ends in one of " + extensions()));
    }

    /**
     * The reader that recognises the content of a file.
     *
     * @throws SpectrumFormatException if none does, or several; the message says what the file is, if that is known
     * @throws IOException             if the device fails or the file does not exist
     */
    public SpectrumImageReader readerFor(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), "", Files.exists(file) ? "not a file" : "no such file");
        }
        List<SpectrumImageReader> found = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (SpectrumImageReader reader : readers.all()) {
            try {
                if (guarded(reader, file, ReadOptions.defaults())
                        .guard(() -> reader.probe(file))
                        .recognised()) {
                    found.add(reader);
                }
            } catch (SpectrumFormatException | ImplementationException e) { // the others are asked all the same
                failures.add(e);
            }
        }
        if (found.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        if (found.isEmpty()) {
            throw SpectrumFormatException.of(file, UnreadFormat.describe(file).orElseGet(this::unknown));
        }
        if (found.size() > 1) {
            throw SpectrumFormatException.of(
                    file,
                    "may be any of "
                            + found.stream().map(SpectrumImageReader::id).toList() + "; name the format");
        }
        return found.get(0);
    }

    /** {@link #read(Path, ReadOptions, ProgressListener)} without a listener. */
    public SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return read(file, options, ProgressListener.none());
    }

    /**
     * Reads a file with the reader that {@code options} name, or else with the one that recognises its content.
     *
     * @throws IllegalArgumentException if there is no format of the name given, listing the choices; or if segments or
     *     frames are chosen of a format that does not keep them apart
     * @throws SpectrumFormatException  if no format recognises the file, or it is damaged
     * @throws IOException              if the device fails or the file does not exist
     */
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        SpectrumImageReader reader = readerFor(file, options);
        boolean parts = !options.segments().isEmpty() || !options.frames().equals(FrameRange.all());
        if (parts && !reader.keepsPartsApart()) {
            throw new IllegalArgumentException(file.getFileName() + ": " + reader.id()
                    + " files do not keep segments and frames apart; read without --segments and --frames");
        }
        return guarded(reader, file, options).read(progress);
    }

    /**
     * Reads a single spectrum, whose values need not be counts, in the same way.
     *
     * @return empty if the file is of a format of maps
     */
    public Optional<Spectrum> readSpectrum(Path file, ReadOptions options) throws IOException {
        SpectrumImageReader reader = readerFor(file, options);
        return reader instanceof SpectrumReader spectra
                ? Optional.of(guarded(reader, file, options)
                        .guard(() -> options.overrides().applyTo(spectra.readSpectrum(file))))
                : Optional.empty();
    }

    /**
     * Reads the images that a file holds beside its spectra, such as HAADF, in the same way. Images of the same name
     * are told apart by a number.
     *
     * @return none if the file is of a format that keeps no images
     */
    public List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException {
        SpectrumImageReader reader = readerFor(file, options);
        if (!(reader instanceof SideImageReader images)) {
            return List.of();
        }
        List<SideImage> named = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (SideImage image : guarded(reader, file, options).guard(() -> images.readSideImages(file, options))) {
            int number = times.merge(image.name(), 1, Integer::sum);
            named.add(number == 1 ? image : image.withName(image.name() + " " + number));
        }
        return named;
    }

    /** The id of the reader that {@link #read} takes. Arguments and errors are the same. */
    public String readerId(Path file, ReadOptions options) throws IOException {
        return readerFor(file, options).id();
    }

    /** The reader that {@code options} name, or else the one that recognises the content. */
    private SpectrumImageReader readerFor(Path file, ReadOptions options) throws IOException {
        return options.format().isPresent() ? reader(options.format().get()) : readerFor(file);
    }

    private static GuardedReading guarded(SpectrumImageReader reader, Path file, ReadOptions options) {
        return new GuardedReading(reader, file, options);
    }

    private String unknown() {
        return "is of no format that is read " + readers.ids()
                + "; if it is one of these, it is damaged: --format ID says what is missing";
    }

    /**
     * Writes a file in the format of its extension.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of the name, unless it may be {@link
     *     WriteOptions#overwriting() overwritten}
     */
    public void write(SpectrumImage image, Path file, WriteOptions options) throws IOException {
        if (!options.overwrite() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    file.toString(), "", "exists; choose another name, or write with WriteOptions.overwriting()");
        }
        writerFor(file).write(image, file, options);
    }

    private List<String> extensions() {
        return writers.all().stream()
                .flatMap(writer -> writer.extensions().stream())
                .map(ending -> "." + ending)
                .toList();
    }
}
