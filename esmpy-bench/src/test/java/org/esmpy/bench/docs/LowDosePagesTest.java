package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.bench.report.RunsTable;
import org.junit.jupiter.api.Test;

/** The committed page; {@link LowDosePages} draws its pictures anew. */
class LowDosePagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theTableIsThatOfTheRunsBesideIt() throws IOException {
        assertThat(DOCS.resolve("low-dose.md"))
                .content()
                .contains(LowDosePages.table(RunsTable.read(DOCS.resolve("low-dose/runs.csv"))));
    }

    @Test
    void itsPicturesAreThere() {
        for (String picture : new String[] {"maps", "valleys", "rank"}) {
            assertThat(DOCS.resolve("low-dose").resolve(picture + ".png")).isNotEmptyFile();
        }
    }
}
