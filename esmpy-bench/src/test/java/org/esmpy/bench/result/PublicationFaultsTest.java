package org.esmpy.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.io.staging.FaultyFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change of a file fails, alone or, as if the process were killed there, with all after it. */
class PublicationFaultsTest {
    private static final Map<String, String> OLD =
            Map.of("W.csv", "old W", "maps/1.png", "old 1", "maps/2.png", "old 2");
    private static final Map<String, String> NEW = Map.of("W.csv", "new W", "maps/1.png", "new 1", "trace.csv", "new");
    private static final Map<String, String> FOREIGN = Map.of("thesis.tex", "mine", "maps/mine.txt", "mine too");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewResultIsThereOrNot(boolean forGood) throws IOException {
        int faults = 0;
        for (boolean failed = true; failed; faults++) {
            try (FaultyFiles files = new FaultyFiles()) {
                Path out = files.getPath("out").toAbsolutePath();
                failed = attempt(files, faults, forGood, () -> publish(out, NEW));
                if (Files.exists(out)) {
                    assertThat(contents(out)).as("fault %d", faults).isEqualTo(NEW);
                } else {
                    publish(out, NEW);
                }
                assertNothingLeft(out);
            }
        }
        assertThat(faults).isGreaterThan(10);
    }

    /** The first publication is cut, so that there are files of a result but no list yet. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderThatWasEmptyIsFilledByTheNextRun(boolean forGood) throws IOException {
        int faults = 0;
        for (boolean failed = true; failed; faults++) {
            try (FaultyFiles files = new FaultyFiles()) {
                Path whole = Files.createDirectories(files.getPath("whole/out").toAbsolutePath());
                Path growing =
                        Files.createDirectories(files.getPath("growing/out").toAbsolutePath());
                failed = attempt(files, faults, forGood, () -> publish(whole, NEW));
                failed |= attempt(files, faults, forGood, () -> grow(growing, NEW));
                publish(whole, OLD);
                grow(growing, OLD);
                assertThat(contents(whole)).as("fault %d", faults).isEqualTo(OLD);
                assertThat(contents(growing)).as("fault %d", faults).containsAllEntriesOf(OLD);
                assertNothingLeft(whole);
                assertNothingLeft(growing);
            }
        }
        assertThat(faults).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplacedResultIsTheOldOrTheNewOne(boolean forGood) throws IOException {
        int faults = 0;
        for (boolean failed = true; failed; faults++) {
            try (FaultyFiles files = new FaultyFiles()) {
                Path out = files.getPath("out").toAbsolutePath();
                publish(out, OLD);
                write(out, FOREIGN);
                failed = attempt(files, faults, forGood, () -> publish(out, NEW));
                assertThat(contents(out)).as("fault %d", faults).containsKeys("W.csv", "maps/1.png");
                GrowingResult.of(out, "report").close();
                assertThat(contents(out)).as("fault %d", faults).isIn(with(OLD, FOREIGN), with(NEW, FOREIGN));
                publish(out, NEW);
                assertThat(contents(out)).as("fault %d", faults).isEqualTo(with(NEW, FOREIGN));
                assertNothingLeft(out);
            }
        }
        assertThat(faults).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGrowingResultKeepsWhatItHad(boolean forGood) throws IOException {
        int faults = 0;
        for (boolean failed = true; failed; faults++) {
            try (FaultyFiles files = new FaultyFiles()) {
                Path out = files.getPath("out").toAbsolutePath();
                grow(out, Map.of("runs.csv", "1"));
                write(out, FOREIGN);
                failed = attempt(
                        files, faults, forGood, () -> grow(out, Map.of("runs.csv", "1, 2", "summary.csv", "2")));
                grow(out, Map.of());
                assertThat(contents(out))
                        .as("fault %d", faults)
                        .isIn(
                                with(Map.of("runs.csv", "1"), FOREIGN),
                                with(Map.of("runs.csv", "1, 2", "summary.csv", "2"), FOREIGN));
                grow(out, Map.of("runs.csv", "1, 2, 3"));
                assertThat(contents(out)).containsEntry("runs.csv", "1, 2, 3").containsAllEntriesOf(FOREIGN);
                assertNothingLeft(out);
            }
        }
        assertThat(faults).isGreaterThan(10);
    }

    /** Whether it failed; what it says is one line. */
    private static boolean attempt(FaultyFiles files, int faults, boolean forGood, Attempt attempt) {
        files.failAfter(faults, forGood);
        try {
            attempt.run();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
        files.heal();
        return files.hasFailed();
    }

    /** What is tried. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private static void publish(Path out, Map<String, String> content) throws IOException {
        try (ResultFolder result = ResultFolder.open(out, "fit", true, List.of())) {
            write(result.path(), content);
            result.publish();
        }
    }

    private static void grow(Path out, Map<String, String> content) throws IOException {
        try (GrowingResult result = GrowingResult.open(out, "study", List.of())) {
            write(result.path(), content);
            result.publish();
        }
    }

    private static void write(Path folder, Map<String, String> content) throws IOException {
        for (Map.Entry<String, String> file : content.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** What the files hold, but for the list and what is hidden. */
    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.equals(FileList.NAME) && !name.startsWith(".esmpy")) {
                    contents.put(name, Files.readString(file));
                }
            }
        }
        return contents;
    }

    private static Map<String, String> with(Map<String, String> result, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(result);
        all.putAll(others);
        return all;
    }

    private static void assertNothingLeft(Path out) throws IOException {
        try (ResultFolder again = ResultFolder.open(out, command(out), true, List.of())) {
            assertThat(again.path()).isEmptyDirectory();
        }
        try (var beside = Files.list(out.getParent());
                var inside = Files.list(out)) {
            assertThat(beside).extracting(file -> file.getFileName().toString()).containsExactly("out");
            assertThat(inside)
                    .extracting(file -> file.getFileName().toString())
                    .contains(FileList.NAME)
                    .doesNotContain(".esmpy");
        }
    }

    private static String command(Path out) throws IOException {
        return FileList.in(out).orElseThrow().command();
    }
}
