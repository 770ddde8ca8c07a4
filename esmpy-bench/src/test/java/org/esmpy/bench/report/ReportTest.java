package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String RUNS_HEADER = "phantom,dose,seed,solver,phase,angle_deg,map_mae,map_mse,"
            + "composition_mae_at_pct,objective,iterations,seconds,stop_reason\n";

    private static final Pattern TOP_LEVEL = Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");

    @TempDir
    Path folder;

    @Test
    void aFitIsOnePageThatNeedsNoOtherFile() throws IOException {
        fit(folder);
        String page = Files.readString(Report.write(folder, folder));
        assertThat(page)
                .contains("rock.hspy", "SHA-256 0123456789ab…", "Objective 12.50 nats", "stopped: max iterations")
                .contains("without smoothing and sparsity the maps would gain at most 0.5 nats")
                .contains("<span>51.20</span>", " ± 0.40 [50.10–53.00]")
                .contains("&lt;b&gt;doubt&lt;/b&gt;")
                .contains("Choices of the low-dose pipeline")
                .contains("default-src &#x27;none&#x27;; img-src data: blob:;")
                .contains("How well the model describes the counts was not measured.")
                .doesNotContain("file:", "<link", "src=", "@import", "sourceMappingURL");
    }

    /** All modules become one script, in which the last of two functions of a name would silently replace the first. */
    @Test
    void noTwoModulesOfThePageDefineTheSameName() throws IOException {
        fit(folder);
        String page = Files.readString(Report.write(folder, folder));
        List<String> names = TOP_LEVEL
                .matcher(page.substring(page.indexOf("const PHASE_COLORS")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).contains("showMaps", "showTruth", "State").doesNotHaveDuplicates();
    }

    @Test
    void aComparisonSumsUpItsSeedsAndShowsItsFits() throws IOException {
        Files.writeString(
                folder.resolve("runs.csv"),
                RUNS_HEADER + "rock,18.0,1,mu,Fp,2.0,0.1,0.1,,5.0,7,0.5,ITERATIONS\n"
                        + "rock,18.0,2,mu,Fp,4.0,0.3,0.1,,5.0,7,0.5,ITERATIONS\n");
        fit(Files.createDirectory(folder.resolve("mu")));
        assertThat(Files.readString(Report.write(folder, folder)))
                .contains("3.00 / 3.00 / 4.00", "0.2000 / 0.2000 / 0.3000", ">mu</h2>");
    }

    @Test
    void aFolderWithoutResultsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.write(folder, folder))
                .withMessageContaining("neither a result.json nor a runs.csv");
        assertThat(folder).isEmptyDirectory();
    }

    private static void fit(Path folder) throws IOException {
        Files.writeString(folder.resolve("result.json"), """
                {"esmpyVersion": "1", "input": {"path": "rock.hspy", "sha256": "0123456789abcdef"}, "seed": 3,
                 "settings": {"solver": {"id": "mu"}}, "objectiveNats": 12.5, "seconds": 1,
                 "stopReason": "MAX_ITERATIONS", "certificate": {"hBoundNats": 0.5},
                 "pipeline": {"binSide": 8}, "warnings": ["<b>doubt</b>"]}
                """);
        Files.writeString(
                folder.resolve("composition.csv"),
                "element,phase_1_at_pct,phase_1_at_pct_se,phase_1_wt_pct,phase_1_valley_lo,phase_1_valley_hi\n"
                        + "Mg,51.2,0.4,40,50.1,53\n");
    }
}
