package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page says what the committed runs say; {@link StudyPages} fills it. */
class StudyPagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theTablesAreThoseOfTheRuns() throws IOException {
        String page = Files.readString(DOCS.resolve("study.md"));
        assertThat(StudyPages.tables(DOCS.resolve("study")))
                .hasSize(3)
                .allSatisfy((name, table) ->
                        assertThat(page).contains("<!-- " + name + " -->\n" + table + "<!-- end of " + name + " -->"));
    }
}
