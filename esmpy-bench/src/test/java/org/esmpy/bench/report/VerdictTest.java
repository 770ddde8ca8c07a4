package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
    @TempDir
    private Path folder;

    @Test
    void saysHowTheNumberOfPhasesWasChosen() throws IOException {
        new ResultFixture(3, 4, 4, 10).write(folder, "map.hspy");
        ObjectNode result = (ObjectNode)
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(Verdict.of(result).facts())
                .contains(new Verdict.Fact("Phases", "3, chosen by a test against noise"));
        result.putNull("rank");
        assertThat(Verdict.of(result).facts()).contains(new Verdict.Fact("Phases", "3, as given"));
    }
}
