package org.esmpy.physics.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.github.tschoonj.xraylib.Xraylib;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.Line;
import org.esmpy.physics.Oracle;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.RelaxationDataContract;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Xraylib4RelaxationTest extends RelaxationDataContract {
    private static final double SUM_OF_PROBABILITIES = 1e-3;
    /** Nine digits are shipped. */
    private static final double SHIPPED_DIGITS = 1e-8;
    /** Digits of the reference values. */
    private static final double CASCADE = 1e-6;
    /** The reference omits some K Auger decays to M1, which goes on to the other M subshells. */
    private static final double CASCADE_M = 5e-3;
    /** xraylib's yield and Coster–Kronig probabilities of these M1 subshells sum to more than 1. */
    private static final Set<Integer> OVERFULL_M1 = Set.of(67, 68, 69, 70);

    private final RelaxationData source = RelaxationTables.xraylib4();

    @Override
    protected RelaxationData source() {
        return source;
    }

    static Stream<Oracle> perShell() {
        return Stream.of("fluorescence_yield", "auger_yield", "edge_energy", "jump_factor")
                .flatMap(Oracle::of);
    }

    @ParameterizedTest
    @MethodSource("perShell")
    void equalsPrintedSubshellValues(Oracle oracle) {
        Subshell shell = Subshell.valueOf(oracle.shellOrLine());
        double value = switch (oracle.quantity()) {
            case "fluorescence_yield" -> source.fluorescenceYield(oracle.z(), shell);
            case "auger_yield" -> source.augerYield(oracle.z(), shell);
            case "edge_energy" -> source.edgeKeV(oracle.z(), shell);
            default -> source.jumpRatio(oracle.z(), shell);
        };
        assertClose(value, oracle);
    }

    static Stream<Oracle> perLine() {
        return Stream.of("line_energy", "radiative_rate").flatMap(Oracle::of);
    }

    @ParameterizedTest
    @MethodSource("perLine")
    void equalsPrintedLineValues(Oracle oracle) {
        Line line = source.lines(oracle.z()).stream()
                .filter(candidate -> candidate.iupac().equals(oracle.shellOrLine()))
                .findFirst()
                .orElseThrow();
        assertClose(oracle.quantity().equals("line_energy") ? line.energyKeV() : line.relativeRate(), oracle);
    }

    static Stream<Oracle> perTransition() {
        return Oracle.of("coster_kronig");
    }

    @ParameterizedTest
    @MethodSource("perTransition")
    void equalsPrintedCosterKronigProbabilities(Oracle oracle) {
        String name = oracle.shellOrLine();
        char shell = name.charAt(1);
        Subshell from = Subshell.valueOf("" + shell + name.charAt(name.length() - 2));
        Subshell to = Subshell.valueOf("" + shell + name.charAt(name.length() - 1));
        double other = switch (name) {
            case "FL13" -> Xraylib.CosKronTransProb(oracle.z(), Xraylib.FLP13_TRANS);
            case "FLP13" -> Xraylib.CosKronTransProb(oracle.z(), Xraylib.FL13_TRANS);
            default -> 0;
        };
        assertClose(source.costerKronig(oracle.z(), from, to) - other, oracle);
    }

    static List<CSVRecord> cascades() {
        return Oracle.rows("cascade.csv");
    }

    @ParameterizedTest
    @MethodSource("cascades")
    void equalsTheCascadeOfXraylib(CSVRecord row) {
        int z = Integer.parseInt(row.get("Z"));
        Subshell wanted = Subshell.valueOf(row.get("shell"));
        double[] vacancies = new double[Subshell.M5.ordinal() + 1];
        for (int s = 0; s < vacancies.length; s++) {
            Subshell shell = Subshell.values()[s];
            vacancies[s] = Double.parseDouble(row.get("primary_" + shell));
            for (int p = 0; p < s; p++) {
                vacancies[s] +=
                        vacancies[p] * source.vacanciesPerVacancy(z, Subshell.values()[p], shell, CascadeMode.FULL);
            }
        }
        double expected = Double.parseDouble(row.get("total_vacancies_shell"));
        double tolerance = wanted.shell() == 'M' ? CASCADE_M : CASCADE;
        assertThat(vacancies[wanted.ordinal()]).isCloseTo(expected, within(expected * tolerance));
    }

    @Test
    void aVacancyDecaysExactlyOnce() {
        for (int z : elements()) {
            for (Subshell shell : source.shells(z)) {
                double sum = source.fluorescenceYield(z, shell) + source.augerYield(z, shell);
                for (Subshell to : Subshell.values()) {
                    sum += source.costerKronig(z, shell, to);
                }
                if (shell != Subshell.M1 || !OVERFULL_M1.contains(z)) {
                    assertThat(sum).as("%s of Z = %d", shell, z).isCloseTo(1, within(SUM_OF_PROBABILITIES));
                }
            }
        }
    }

    @Test
    void equalsXraylibForAllElements() {
        assertThat(elements()).hasSize(95).startsWith(4).endsWith(98);
        for (int z : elements()) {
            for (Subshell shell : source.shells(z)) {
                int macro = shell.ordinal();
                assertShipped(source.fluorescenceYield(z, shell), Xraylib.FluorYield(z, macro));
                assertShipped(source.augerYield(z, shell), Math.max(0, Xraylib.AugerYield(z, macro)));
                assertShipped(source.edgeKeV(z, shell), Xraylib.EdgeEnergy(z, macro));
            }
        }
    }

    @Test
    void keepsSiegbahnNames() {
        assertThat(source.lines(26)).anySatisfy(line -> {
            assertThat(line.iupac()).isEqualTo("K-L3");
            assertThat(line.siegbahn()).isEqualTo("Ka1");
            assertThat(line.energyKeV()).isEqualTo(6.4039);
        });
    }

    @Test
    void hasTheBerylliumLineXraylibLacks() {
        assertThat(source.lines(4)).singleElement().satisfies(line -> {
            assertThat(line.energyKeV()).isEqualTo(0.1085);
            assertThat(line.relativeRate()).isEqualTo(1);
        });
    }

    @Test
    void saysWhichSubshellsAreKnown() {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.fluorescenceYield(26, Subshell.M3))
                .withMessageContaining("no fluorescence yield of M3 for Z = 26")
                .withMessageContaining("[K, L1, L2, L3, M1, M2, M4]");
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.lines(2))
                .withMessage("xraylib-4 has no relaxation data for Z = 2; it covers 4 to 98");
    }

    private static void assertClose(double value, Oracle oracle) {
        assertThat(value).isCloseTo(oracle.value(), within(oracle.value() * oracle.relativeTolerance()));
    }

    private static void assertShipped(double value, double live) {
        assertThat(value).isCloseTo(live, within(live * SHIPPED_DIGITS));
    }
}
