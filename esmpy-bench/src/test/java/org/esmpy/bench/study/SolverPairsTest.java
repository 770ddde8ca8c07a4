package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.bench.score.RunsTable.Row;
import org.esmpy.sim.Phantom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolverPairsTest {
    /** Good to 0.13 % from 5 degrees of freedom on, where verdicts begin. */
    private static final double REL = 1.3e-3;

    /** Quantile 0.975 of Student's t: Abramowitz and Stegun, table 26.10. */
    @ParameterizedTest
    @CsvSource({"5, 2.571", "9, 2.262", "30, 2.042"})
    void knowsStudentsQuantiles(int freedom, double quantile) {
        assertThat(BootstrapMean.studentQuantile(freedom)).isCloseTo(quantile, within(REL * quantile));
    }

    /** Of 400 studies of 8 seeds in which nobody is better, about one in twenty says otherwise. */
    @Test
    void holdsTheTruthAsOftenAsItSays() {
        RandomGenerator random =
                RandomGeneratorFactory.of(Phantom.RANDOM_ALGORITHM).create(1);
        int wrong = 0;
        for (int study = 0; study < 400; study++) {
            double[] differences = new double[8];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = random.nextGaussian();
            }
            wrong += BootstrapMean.of(List.of(differences)).isDecided() ? 1 : 0;
        }
        // 5 % of 400, and three standard deviations of a count of 20
        assertThat(wrong).isLessThan(34);
    }

    @Test
    void saysWhoIsBetterWhereAllSeedsAgree() {
        List<SolverPairs.Line> lines = SolverPairs.of(study("p", 8, 2.0));
        SolverPairs.Line angle = lines.get(0);
        assertThat(angle.metric()).isEqualTo("angle_deg");
        assertThat(angle.better()).contains("good");
        assertThat(angle.words()).isEqualTo("good better than bad");
        assertThat(angle.cases()).isEqualTo(8);
        assertThat(angle.winsA()).isZero();
        assertThat(angle.winsB()).isEqualTo(8);
        assertThat(angle.low()).isPositive().isLessThan(angle.mean());
        SolverPairs.Line map = lines.get(1);
        assertThat(map.ties()).isEqualTo(8);
        assertThat(map.better()).isEmpty();
        assertThat(SolverPairs.of(study("p", 8, 2.0))).isEqualTo(lines);
    }

    @Test
    void doesNotSpeakOfFewSeeds() {
        SolverPairs.Line line = SolverPairs.of(study("p", 5, 2.0)).get(0);
        assertThat(line.low()).isPositive();
        assertThat(line.better()).isEmpty();
        assertThat(line.words()).contains("too few cases to tell (5 of 6)");
        SolverPairs.Line single = SolverPairs.of(study("p", 1, 2.0)).get(0);
        assertThat(single.low()).isNaN();
        assertThat(single.better()).isEmpty();
    }

    @Test
    void whatOneSceneShowsAndTheOtherDeniesIsNotGeneral() {
        List<Row> rows = new ArrayList<>(study("p", 8, 2.0));
        rows.addAll(study("q", 8, -1.0));
        List<SolverPairs.Line> lines = SolverPairs.of(rows);
        assertThat(lines.get(0).phantom()).isEqualTo(SolverPairs.ALL);
        assertThat(lines.get(0).mean()).isCloseTo(0.6, within(0.05));
        assertThat(lines.get(0).better()).isEmpty();
        assertThat(SolverPairs.overall(lines)).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.metric().equals("angle_deg"))
                .extracting(SolverPairs.Line::better)
                .extracting(better -> better.orElse(""))
                .containsExactly("", "good", "bad");
    }

    @Test
    void whoFailsIsNotBetter() {
        List<Row> rows = new ArrayList<>(study("p", 8, 2.0));
        rows.add(Rows.of("p", 9, "bad", 3, 0.1));
        rows.add(Rows.failed("p", 9, "good"));
        SolverPairs.Line line = SolverPairs.of(rows).get(0);
        assertThat(line.onlyA()).isEqualTo(1);
        assertThat(line.cases()).isEqualTo(8);
        assertThat(line.better()).isEmpty();
        assertThat(line.words()).contains("runs failed");
    }

    /** The angle of bad is larger by about a difference. */
    private static List<Row> study(String phantom, int seeds, double difference) {
        List<Row> rows = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            rows.add(Rows.of(phantom, seed, "bad", 3 + difference + 0.1 * (seed % 3), 0.1));
            rows.add(Rows.of(phantom, seed, "good", 3, 0.1));
        }
        return rows;
    }
}
