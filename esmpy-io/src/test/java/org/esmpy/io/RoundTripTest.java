package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.esmpy.io.TestImages.assertSameCounts;
import static org.esmpy.io.TestImages.assertSameParts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample goes through every format that is written, and through a second one, and comes back the same. */
class RoundTripTest {
    private static final FormatCatalog CATALOG = FormatCatalog.defaults();

    /** Samples that hold counts on an energy axis. */
    private static final List<String> MAPS = List.of(
            "hspy/88_ES-LP_G8_selection2_cropped2.hspy",
            "velox/Test SI 16x16 215 kx.emd",
            "bruker/test_TEM.bcf",
            "ripple/test_ripple_sdim-1_ndim-2_int32_meta.rpl",
            "ripple/test_ripple_sdim-1_ndim-2_uint16_meta.rpl");

    private static final List<String> SPECTRA = List.of(
            "msa/example1.msa",
            "msa/ISO_22029_2022_compliance.msa",
            "msa/minimum_metadata.msa",
            "bruker/bruker_nano.spx",
            "edax/Albite.spc",
            "edax/647_leo_edax_test.spc",
            "dm/test-EDS_spectrum.dm3",
            "jeol/met03.EDS");

    private static final List<String> FOR_MAPS = List.of("hspy", "rpl", "npz", "npy");
    private static final List<String> FOR_SPECTRA = List.of("hspy", "rpl", "npz", "npy", "msa");

    @TempDir
    private Path folder;

    static Stream<Arguments> samplesAndFormats() {
        return Stream.concat(pairs(MAPS, FOR_MAPS), pairs(SPECTRA, FOR_SPECTRA));
    }

    @ParameterizedTest
    @MethodSource("samplesAndFormats")
    void whatAFormatHasAPlaceForComesBackBitForBit(String sample, String extension) throws IOException {
        SpectrumImage image = read(sample(sample), ReadOptions.defaults());
        Path file = folder.resolve("once." + extension);

        Set<ImagePart> lost = write(image, file);

        SpectrumImage once = read(file, axesOf(image));
        assertSameCounts(once, image);
        assertSameParts(once, image, lost);
        for (String other : image.shape().pixels() == 1 ? FOR_SPECTRA : FOR_MAPS) {
            Path again = folder.resolve("again." + other);
            Set<ImagePart> lostInBoth = EnumSet.noneOf(ImagePart.class);
            lostInBoth.addAll(lost);
            lostInBoth.addAll(write(once, again));
            SpectrumImage twice = read(again, axesOf(image));
            assertSameCounts(twice, image);
            assertSameParts(twice, image, lostInBoth);
        }
    }

    @Test
    void onlyPlainArraysAndTablesLoseMoreThanMatricesAndPixelSizes() {
        for (String extension : FOR_SPECTRA) {
            Path file = Path.of("a." + extension);
            Set<ImagePart> omitted = CATALOG.writerFor(file).omits(file);
            assertThat(EnumSet.of(ImagePart.MATRICES, ImagePart.PIXEL_SIZE).containsAll(omitted))
                    .as(extension)
                    .isEqualTo(!extension.equals("npy"));
        }
    }

    private static Set<ImagePart> write(SpectrumImage image, Path file) throws IOException {
        CATALOG.write(image, file, WriteOptions.defaults());
        return CATALOG.writerFor(file).omits(file);
    }

    private static SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return CATALOG.read(file, options);
    }

    /** Files without an energy axis get it from the options. */
    private static ReadOptions axesOf(SpectrumImage image) {
        return ReadOptions.defaults()
                .withOverrides(ImageOverrides.none()
                        .withEnergyKeV(
                                image.energy().firstCentreKeV(), image.energy().widthKeV()));
    }

    private static Path sample(String name) {
        return Samples.file(name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1));
    }

    private static Stream<Arguments> pairs(List<String> samples, List<String> extensions) {
        return samples.stream()
                .flatMap(sample -> extensions.stream().map(extension -> Arguments.of(sample, extension)));
    }
}
