package org.esmpy.bench.report.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two atoms of Fe and three of O, which is Fe2O3: 69.94 % Fe by weight. */
class UnitTablesTest {
    private static final double FE_WT_PCT = 69.94;

    /** Atomic weights of other tables differ in their last digits. */
    private static final double WEIGHTS = 0.01;

    private static final String HEADER = "element,phase_1_at_pct,phase_1_at_pct_se,phase_1_at_pct_model_se\n";

    @TempDir
    private Path folder;

    @Test
    void weightsFollowAtomsAndTheirCorrelations() throws IOException {
        UnitTable weights = tables("{}", "phase,element,other,counting,model\n1,O,Fe,-1,-1\n1,Fe,O,-1,-1\n")
                .all()
                .get(1);
        UnitTable.Cell iron = weights.rows().get(1).cells().get(0);
        assertThat(weights.rows().get(1).name()).isEqualTo("Fe");
        assertThat(iron.value()).isCloseTo(FE_WT_PCT, within(WEIGHTS));
        double mean = 0.6 * 15.999 + 0.4 * 55.845;
        assertThat(iron.counting()).isCloseTo(0.5 * 15.999 * 55.845 / (mean * mean), within(WEIGHTS));
        assertThat(iron.model()).isCloseTo(4 * iron.counting(), within(WEIGHTS));
        assertThat(weights.note()).contains("and their correlations");
    }

    @Test
    void withoutCorrelationsTheTableSaysThatErrorsCountAsIndependent() throws IOException {
        assertThat(tables("{}", "").all().get(1).note())
                .contains("as if errors of elements were independent: this result holds no correlations");
    }

    @Test
    void oxidesFollowTheValencesOfTheFit() throws IOException {
        UnitTable usual = tables("{}", "").oxides();
        assertThat(usual.rows()).hasSize(1);
        assertThat(usual.rows().get(0).name()).isEqualTo("FeO");
        assertThat(usual.rows().get(0).cells().get(0).value()).isEqualTo(100);
        assertThat(usual.note()).contains("all iron as FeO", "and as measured: phase 1 40.0 and 60.0.");
        assertThat(tables("{\"valences\": {\"Fe\": 3}}", "").oxides().note())
                .contains("all iron as Fe2O3", "phase 1 60.0 and 60.0.");
        assertThat(tables("{\"valences\": {\"Fe\": 2.667}}", "").oxides().note())
                .contains("all iron as Fe3O4");
    }

    @Test
    void ratiosAreStatedPerAtomOfAnyElement() throws IOException {
        UnitTable perIron = tables("{}", "").all().get(4);
        assertThat(perIron.id()).isEqualTo("Fe");
        assertThat(perIron.rows().get(0).name()).isEqualTo("O/Fe");
        assertThat(perIron.rows().get(0).cells().get(0).value()).isCloseTo(1.5, within(1e-12));
    }

    private UnitTables tables(String specimen, String correlations) throws IOException {
        Files.writeString(folder.resolve("result.json"), "{\"settings\": {\"specimen\": " + specimen + "}}");
        Files.writeString(folder.resolve("composition.csv"), HEADER + "O,60,0.5,2\nFe,40,0.5,2\n");
        if (!correlations.isEmpty()) {
            Files.writeString(folder.resolve("correlations.csv"), correlations);
        }
        return UnitTables.of(FitFolder.of(folder, "", Optional.empty())).orElseThrow();
    }
}
