package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @Test
    void namesThatLookLikeFormulasAreHarmless(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.csv");
        List<List<Object>> rows = List.of(
                List.of("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"), List.of(-1.5, "-1e-3", "+4", "-Infinity"));

        CsvTable.write(file, List.of("=a", "b", "c", "d"), rows);

        assertThat(Files.readAllLines(file))
                .containsExactly("'=a,b,c,d", "'=1+1,'@SUM(A1),'+cmd|' /C calc'!A0,'-2+3", "-1.5,-1e-3,+4,-Infinity");
    }
}
