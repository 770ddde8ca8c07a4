package org.esmpy.io.msa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.esmpy.io.CountRepair;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The liberties that programs take with the standard, and files that no program should write. */
class MsaLayoutsTest {
    private static final int MANY = 200_000;

    @TempDir
    private Path folder;

    @Test
    void severalPairsMayStandInALine() throws IOException {
        Spectrum spectrum = read(text(5, 2, "XY", "0, 22., 10, 9.\n20, 21., 30, 25.\n40, 26."));

        assertThat(spectrum.values()).containsExactly(22, 9, 21, 25, 26);
    }

    @Test
    void severalValuesMayStandInALine() throws IOException {
        Spectrum spectrum = read(text(5, 4, "Y", " 1.0,  2.0, 3.0, 4.0,\n 5.0,\n"));

        assertThat(spectrum.values()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void pairsOfAFileThatAnnouncesValuesAreRead() throws IOException {
        assertThat(read(text(2, 1, "Y", "0, 7\n10, 8")).values()).containsExactly(7, 8);
    }

    @Test
    void halfAPairIsRefused() {
        assertRefused(text(2, 1, "XY", "0, 1\n10"), "line 10 has an odd number of numbers");
    }

    @Test
    void onePointShortIsReadAndDoubted() throws IOException {
        Spectrum spectrum = read(text(3, 1, "Y", "1\n2"));

        assertThat(spectrum.values()).containsExactly(1, 2);
        assertThat(spectrum.metadata().notes().get(SpectrumImageReader.DOUBT))
                .isEqualTo("the file announces 3 points, but has 2: all of them were read");
        assertRefused(text(4, 1, "Y", "1\n2"), "announces 4 points, but 2 are there");
        assertRefused(text(2, 1, "Y", "1\n2\n3"), "announces 2 points, but 3 are there");
    }

    /** 1,5 is read as a pair of 1 and 5 by those who take commas for separators. */
    @ParameterizedTest
    @ValueSource(strings = {"1,5\n2,5\n3,5", "0,5\n100,2\n200,3", "1,5\n2\n3,5", "1,5;2,5;3,5"})
    void decimalCommasAreRefused(String points) {
        assertRefused(text(3, 1, "Y", points), "a.msa: ");
    }

    @Test
    void decimalCommasInTheHeaderAreRefused() {
        String text = text(2, 1, "Y", "1\n2");

        assertRefused(text.replace("#XPERCHAN : 10", "#XPERCHAN : 10,0"), "XPERCHAN is 10,0 with a decimal comma");
        assertRefused(text.replace("#VERSION : 1.0", "#LIVETIME -s: 12,5"), "LIVETIME is 12,5 with a decimal comma");
    }

    @Test
    void energiesOfPairsAreThoseOfTheAxis() {
        assertRefused(text(3, 1, "XY", "0, 1\n10, 1\n31, 1"), "point 3 is at 31.0, but OFFSET and XPERCHAN give 20.0");
    }

    @Test
    void aLineOfDashesIsARemark() throws IOException {
        assertThat(read(text(1, 1, "Y", "#-------\n#\n#: x\n7")).values()).containsExactly(7);
    }

    @Test
    void aTimeOfZeroIsUnknown() throws IOException {
        Spectrum spectrum =
                read(text(1, 1, "Y", "7").replace("#VERSION : 1.0", "#LIVETIME -s: 30.0\n#REALTIME -s: 0.0"));

        assertThat(spectrum.acquisition().liveTimeS()).hasValue(30);
        assertThat(spectrum.acquisition().realTimeS()).isEmpty();
    }

    @Test
    void elementsMayBeGivenByNumber() throws IOException {
        Spectrum spectrum = read("#FORMAT : EMSA/MAS\n##Elements       : 8,27,16"
                + text(1, 1, "Y", "7").substring("#FORMAT : EMSA/MAS Spectral Data File".length()));

        assertThat(spectrum.metadata().elements().stream().map(Element::symbol)).containsExactly("O", "S", "Co");
    }

    @Test
    void processedValuesBecomeCountsOnlyOnRequest() throws IOException {
        String text = text(4, 1, "Y", "1\n-2.5\n2.5\n3.5");
        ReadOptions plain = ReadOptions.defaults();

        assertNoCount(text, plain, "channel 1 (0.01 keV) holds -2.5, which is not a count", "--clip-negative");
        assertNoCount(
                text, plain.withRepair(new CountRepair(true, false)), "channel 2 (0.02 keV) holds 2.5", "--round");
        assertNoCount(text, plain.withRepair(new CountRepair(false, true)), "channel 1", "--clip-negative");
        SpectrumImage image = image(text, plain.withRepair(new CountRepair(true, true)));
        assertThat(image.sumSpectrum()).containsExactly(1, 0, 2, 4);
    }

    @Test
    void numbersWithoutEndAreRefused() {
        String lines = String.join("\n", Stream.generate(() -> "1").limit(MANY).toList());

        assertRefused(text(MANY, 1, "Y", lines), "goes beyond 131072 numbers");
        assertRefused(text(MANY, MANY, "Y", lines.replace('\n', ',')), "line 9 goes beyond 131072 numbers");
        assertRefused(text(1, 1, "Y", "#A : 1\n".repeat(MANY) + "1"), "goes beyond 10000 keywords");
    }

    private void assertNoCount(String text, ReadOptions options, String... words) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> image(text, options))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private void assertRefused(String text, String reason) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("a.msa: ")
                .withMessageContaining(reason);
    }

    private SpectrumImage image(String text, ReadOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("a.msa"), text);
        return new MsaFormat().read(file, options, ProgressListener.none());
    }

    private Spectrum read(String text) throws IOException {
        return new MsaFormat().readSpectrum(Files.writeString(folder.resolve("a.msa"), text));
    }

    private static String text(int points, int columns, String type, String numbers) {
        return """
                #FORMAT : EMSA/MAS Spectral Data File
                #VERSION : 1.0
                #NPOINTS : %d
                #NCOLUMNS : %d
                #XUNITS : eV
                #XPERCHAN : 10
                #OFFSET : 0
                #DATATYPE : %s
                %s
                #ENDOFDATA :
                """.formatted(points, columns, type, numbers);
    }
}
