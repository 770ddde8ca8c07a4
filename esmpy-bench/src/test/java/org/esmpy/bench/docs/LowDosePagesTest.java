package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The committed page; {@link LowDosePages} draws its pictures anew. */
class LowDosePagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void itsTablesAreThoseOfTheFilesBesideIt() throws IOException {
        String page = Files.readString(DOCS.resolve("low-dose.md"));
        Map<String, String> tables = LowDoseTables.of(DOCS.resolve("low-dose"));
        assertThat(page).contains(tables.values());
        assertThat(LowDoseTables.fill(page, tables)).isEqualTo(page);
    }

    @Test
    void itsPicturesAreThere() {
        for (String picture : new String[] {"maps", "valleys", "rank"}) {
            assertThat(DOCS.resolve("low-dose").resolve(picture + ".png")).isNotEmptyFile();
        }
    }
}
