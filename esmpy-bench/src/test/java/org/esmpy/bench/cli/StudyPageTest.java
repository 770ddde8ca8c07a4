package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/study.md do what the page says. */
class StudyPageTest {
    private static final Path PAGE = Path.of("../docs/study.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(yaml|hspy|csv|npy)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandRunsAndEveryColumnIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        Matcher files = YAML.matcher(page);
        for (String name : List.of("small.yaml", "study.yaml", "maps.yaml")) {
            assertThat(files.find()).isTrue();
            Files.writeString(folder.resolve(name), files.group(1));
        }
        List<String> commands =
                page.lines().filter(line -> line.startsWith("    esmpy ")).toList();
        assertThat(commands).hasSize(8);
        for (String command : commands) {
            Esmpy run = Esmpy.run(words(command));
            assertThat(run.status()).as(command + "\n" + run.err()).isZero();
        }
        for (String table : List.of("runs.csv", "summary.csv", "pairs.csv", "machines.csv")) {
            assertThat(CsvTable.read(folder.resolve("study").resolve(table)).header())
                    .allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
        }
        assertThat(folder.resolve("scored/runs.csv")).content().contains("theirs", "SCORED");
    }

    /** The words of a command, with its files in the folder of the test. */
    private Object[] words(String command) {
        String[] words = command.strip().split(" +");
        Object[] own = new Object[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            boolean file = FILE.matcher(words[i]).matches() || words[i - 1].equals("--out");
            own[i - 1] = file ? folder.resolve(words[i]) : words[i];
        }
        return own;
    }
}
