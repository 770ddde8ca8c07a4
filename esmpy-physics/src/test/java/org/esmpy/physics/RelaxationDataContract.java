package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link RelaxationData} keeps. */
public abstract class RelaxationDataContract extends PhysicsSourceContract<RelaxationData> {
    /** Rates are tabulated to three or four digits. */
    private static final double RATE_SUM = 0.02;

    private static final double ROUNDING = 1e-9;

    /** Elements that the source has. */
    protected final List<Integer> elements() {
        List<Integer> elements = new ArrayList<>();
        for (int z = 1; z <= 118; z++) {
            try {
                source().shells(z);
                elements.add(z);
            } catch (UnsupportedRangeException absent) {
                // not an element of this source
            }
        }
        return elements;
    }

    @Test
    public void probabilitiesAreProbabilities() {
        for (int z : elements()) {
            for (Subshell shell : source().shells(z)) {
                assertThat(source().fluorescenceYield(z, shell))
                        .as("yield of %s of Z = %d", shell, z)
                        .isBetween(0.0, 1.0);
                assertThat(source().augerYield(z, shell))
                        .as("Auger yield of %s of Z = %d", shell, z)
                        .isBetween(0.0, 1.0);
                assertThat(source().edgeKeV(z, shell)).isPositive();
                assertThat(source().jumpRatio(z, shell)).isGreaterThanOrEqualTo(1);
            }
        }
    }

    @Test
    public void subshellsGoFromKOutwards() {
        for (int z : elements()) {
            assertThat(source().shells(z)).isSorted().doesNotHaveDuplicates().contains(Subshell.K);
        }
    }

    @Test
    public void vacanciesMoveOutwardsOnlyAndMoreModesMakeMore() {
        for (int z : elements()) {
            for (Subshell from : Subshell.values()) {
                for (Subshell to : Subshell.values()) {
                    double primary = source().vacanciesPerVacancy(z, from, to, CascadeMode.PRIMARY);
                    double costerKronig = source().vacanciesPerVacancy(z, from, to, CascadeMode.COSTER_KRONIG);
                    double full = source().vacanciesPerVacancy(z, from, to, CascadeMode.FULL);
                    assertThat(primary).isZero();
                    assertThat(costerKronig).isEqualTo(source().costerKronig(z, from, to));
                    assertThat(full).isBetween(costerKronig, 2 + ROUNDING);
                    if (from.compareTo(to) >= 0) {
                        assertThat(full).isZero();
                    }
                }
            }
        }
    }

    @Test
    public void ratesOfASubshellSumToAtMostOne() {
        for (int z : elements()) {
            TreeMap<Subshell, Double> sums = new TreeMap<>();
            for (Line line : source().lines(z)) {
                assertThat(line.element().z()).isEqualTo(z);
                assertThat(line.donor()).isGreaterThan(line.vacancy());
                sums.merge(line.vacancy(), line.relativeRate(), Double::sum);
            }
            sums.forEach((shell, sum) ->
                    assertThat(sum).as("rates of %s of element", shell).isBetween(0.0, 1 + RATE_SUM));
        }
    }

    @Test
    public void refusesElementsThatAreNone() {
        for (int z : new int[] {-1, 0, 119, 1000}) {
            assertThatThrownBy(() -> source().shells(z)).isInstanceOf(UnsupportedRangeException.class);
            assertThatThrownBy(() -> source().lines(z)).isInstanceOf(UnsupportedRangeException.class);
        }
    }
}
