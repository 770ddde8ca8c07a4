package org.esmpy.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The seeds of the fuzzer, and every input with which it once found a fault. */
class FuzzReplayTest {
    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> inputsAreReadOrRefusedAsDeclared() throws IOException, URISyntaxException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<DynamicTest> tests = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            Path inputs = Path.of(
                    FuzzReplayTest.class.getResource("/fuzz/" + target.id()).toURI());
            List<Path> files = BudgetedFeed.list(inputs);
            assertThat(files).as(target.id()).isNotEmpty();
            BudgetedFeed feed = new BudgetedFeed(target, temporary, folder);
            files.forEach(file -> tests.add(
                    dynamicTest(target.id() + "/" + file.getFileName(), () -> feed.accept(Files.readAllBytes(file)))));
        }
        return tests;
    }
}
