package org.esmpy.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Names of any beginning, also those that have an apostrophe of their own. */
    @Test
    void everyTextComesBackAsItWas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.csv");
        List<String> texts = new ArrayList<>(List.of("", "'", "phase_1", "-", "-1.5", "+Infinity"));
        for (String apostrophes : List.of("", "'", "''", "'''")) {
            for (String rest :
                    List.of("=1+1", "@SUM(A1)", "+a", "-2+3", "-1.5", "5", "\tx", "\rx", "name", "a,\"b\"\nc")) {
                texts.add(apostrophes + rest);
            }
        }

        CsvTable.write(
                file,
                List.of("=name", "'=name"),
                texts.stream().map(text -> List.of(text, "x")).toList());
        CsvTable.Content table = CsvTable.read(file);

        assertThat(table.header()).containsExactly("=name", "'=name");
        assertThat(table.rows()).extracting(row -> row.get("=name")).containsExactlyElementsOf(texts);
    }

    @Test
    void anApostropheOfOthersStays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b,c\n'5,'-5,'t Hooft\nshort\n");

        List<CsvTable.Row> rows = CsvTable.read(file).rows();

        assertThat(rows.get(0).cells()).containsOnly(entry("a", "'5"), entry("b", "'-5"), entry("c", "'t Hooft"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.get(1).get("b"))
                .withMessage("no cell 'b'");
    }
}
