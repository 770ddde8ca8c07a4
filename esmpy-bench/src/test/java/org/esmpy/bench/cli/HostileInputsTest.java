package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and values that got through the command once, or stopped it: each is read right or refused in one line. */
class HostileInputsTest {
    private static final long MIB = 1 << 20;

    /** What may be allocated in all: classes that are loaded, and a file of 16 MiB a few times. */
    private static final long MOST_BYTES = 160 * MIB;

    /** More, but never at once: each of 131072 lines is a text, read a few times. */
    private static final long MOST_BYTES_OF_LINES = 640 * MIB;

    private static final List<String> AXES = List.of("--energy-offset-kev", "0.3", "--energy-width-kev", "0.01");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "px67M.bcf|67108864 pixels",
                "run_neg.bcf|negative",
                "px67M.npz|67108864 pixels need",
                "meta_elements3M.npz|metadata need",
                "trailing.npy|bytes follow",
                "m_locale.msa|decimal comma",
                "m_col1e7.msa|line 11 goes beyond 131072 numbers",
                "m_lines1e7.msa|line 131083 goes beyond 131072 numbers"
            })
    void infoRefusesInOneLineBeforeMuchIsAllocated(String name, String reason) throws IOException {
        Path file = unpack(name);
        long before = allocatedBytes();

        Esmpy info = info(file, name.equals("px67M.npz") ? AXES : List.of());

        assertRefused(info, 1, name + ": ", reason);
        assertThat(allocatedBytes() - before)
                .isLessThan(name.equals("m_lines1e7.msa") ? MOST_BYTES_OF_LINES : MOST_BYTES);
    }

    /** A quarter of a megabyte that holds 134 million events. */
    @Test
    void infoKeepsToTheMemoryThatIsAllowed() throws IOException {
        Path file = unpack("v_events134M.emd");
        long before = allocatedBytes();

        Esmpy info = info(file, List.of("--max-memory", "20m"));

        assertRefused(info, 1, "v_events134M.emd: ", "--max-memory");
        assertThat(allocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m_dashes.msa|counts",
                "nc_xy2.msa|21 channels;counts     439 in all",
                "nc_negative.msa|at most 28",
                "kbeta_named_as_other_element.msa|Ti?;Cu?;Sr?"
            })
    void infoReadsWhatIsOnlyOdd(String name, String words) throws IOException {
        Esmpy info = info(unpack(name), List.of());

        assertThat(info.status()).as(info.err()).isZero();
        assertThat(info.out()).contains(words.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dupidx.npz|indices[1] is 5 for the second time in row 0",
                "indptr_dec.npz|indices[1] is 5 for the second time in row 0",
                "nc_negative.msa|-1",
                "xrf_negative_channels.msa|channel"
            })
    void fitRefusesWhatIsNoMapOfCounts(String name, String reason) throws IOException {
        List<String> words = new ArrayList<>(List.of("--phases", "1", "--solver", "nmf", "--max-iterations", "3"));
        words.addAll(name.endsWith(".npz") ? AXES : List.of());

        assertRefused(fit(name, words), 1, name + ": ", reason);
    }

    /** One pixel of 2^31 - 1 counts, which together with others in a bin are more than an int holds. */
    @Test
    void theLowDosePipelineNamesTheChannelOfAPixelThatIsTooHot() throws IOException {
        Esmpy fit = fit(
                "hotmax.npz",
                List.of(
                        "--pipeline",
                        "low-dose",
                        "--fast",
                        "--keep-outliers",
                        "--phases",
                        "2",
                        "--thickness-nm",
                        "100",
                        "--density",
                        "4.5"));

        assertRefused(fit, 2, "", "channel");
        assertThat(fit.err()).doesNotContain("integer overflow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--split|Fe=NaN|lines of Fe are split at a positive energy, got NaN keV",
                "--split|Fe=-Infinity|got -Infinity keV",
                "--init-h|h_shape0.npy|h_shape0.npy: ",
                "--mask-pixels|h_shape0.npy|h_shape0.npy: ",
                "--config|seed: 1.5|'seed': ",
                "--config|phases: 2;phases: 5|Duplicate field 'phases'",
                "--config|phases: 2;---;phases: 3|holds a second document",
                "--config|{\"phases\":2} garbage|garbage",
                "--k-factors|element,line,k;Si,Zz,1|'Zz' is not a line of Si",
                "--detector-curve|energy_keV,efficiency;0.1,1;0.1,0.5;30,1|line 3",
                "--phases|2000000000| GB"
            })
    void fitRefusesTheValueOfAnOption(String option, String value, String reason) throws IOException {
        Esmpy fit = fit("hotmax.npz", List.of(option, value(option, value), "--max-iterations", "2"));

        assertThat(fit.status()).as(fit.err()).isIn(1, 2);
        assertRefused(fit, fit.status(), "", reason);
    }

    /** The word itself, or a file that holds it. */
    private String value(String option, String value) throws IOException {
        if (value.endsWith(".npy")) {
            return unpack(value).toString();
        }
        boolean text = value.matches(".*[ ,].*") && !option.equals("--split");
        String name = value.startsWith("{") ? "a.json" : option.equals("--config") ? "a.yaml" : "a.csv";
        return text
                ? Files.writeString(folder.resolve(name), value.replace(';', '\n') + "\n")
                        .toString()
                : value;
    }

    /** Nothing but one phase can be told there, and 1e13 nats were said to be left to gain. */
    @Test
    void pixelsThatAreAllAlikePromiseNothingImplausible() throws IOException {
        Esmpy fit = fit("ident.npz", List.of("--phases", "2", "--max-iterations", "40"));

        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out() + fit.err()).doesNotContainPattern("\\d{6,}(\\.\\d+)? nats|\\dE\\d|NaN|Infinity");
    }

    private Esmpy fit(String name, List<String> options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("fit", unpack(name), "--out", folder.resolve("out")));
        words.addAll(options);
        return Esmpy.run(words.toArray());
    }

    private static Esmpy info(Path file, List<String> options) {
        List<Object> words = new ArrayList<>(List.of("info", file));
        words.addAll(options);
        return Esmpy.run(words.toArray());
    }

    private void assertRefused(Esmpy run, int status, String place, String reason) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.complaints())
                .startsWith("esmpy: " + place)
                .contains(reason)
                .hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path unpack(String name) throws IOException {
        Path file = folder.resolve(name);
        InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("/hostile/" + name + ".gz"), name);
        try (InputStream content = new GZIPInputStream(packed)) {
            Files.copy(content, file);
        }
        return file;
    }

    private static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }
}
