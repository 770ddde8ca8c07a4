package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSparsityTest {
    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesStrengthsThatAreNone(double strengthNats) {
        assertThatThrownBy(() -> new LogSparsity(strengthNats, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("log-sparsity needs a finite strength of at least 0 nats, got " + strengthNats);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.05, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnEpsilonThatIsNotPositive(double epsilon) {
        assertThatThrownBy(() -> new LogSparsity(1, epsilon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("log-sparsity needs a positive finite epsilon, got " + epsilon);
    }

    @Test
    void noneHasNoStrength() {
        assertThat(LogSparsity.none().strengthNats()).isZero();
    }
}
