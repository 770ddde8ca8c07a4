package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
    static Stream<Oracle> weights() {
        return Oracle.of("atomic_weight");
    }

    @ParameterizedTest
    @MethodSource("weights")
    void hasTheStandardAtomicWeight(Oracle oracle) {
        assertThat(Element.ofZ(oracle.z()).atomicWeightU())
                .isCloseTo(oracle.value(), within(oracle.value() * oracle.relativeTolerance()));
    }

    @Test
    void elementsAreInOrderOfAtomicNumber() {
        assertThat(Element.all()).hasSize(98).isSorted();
        assertThat(Element.all()).allSatisfy(element -> {
            assertThat(Element.ofZ(element.z())).isSameAs(element);
            assertThat(Element.of(element.symbol())).isSameAs(element);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fe", "fe", "FE", " Fe "})
    void findsASymbolInAnyCase(String symbol) {
        assertThat(Element.of(symbol).name()).isEqualTo("Iron");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Xx", "Iron", "26"})
    void refusesWhatIsNoSymbol(String symbol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Element.of(symbol))
                .withMessage("no element '%s'; expected a chemical symbol from H to Cf", symbol);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99})
    void refusesAtomicNumbersOutsideTheTable(int z) {
        assertThatIllegalArgumentException().isThrownBy(() -> Element.ofZ(z)).withMessageContaining("1 to 98");
    }
}
