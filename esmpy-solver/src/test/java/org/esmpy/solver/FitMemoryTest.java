package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.leastsquares.HalsFactory;
import org.esmpy.solver.multiplicative.EmFactory;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.BcdFactory;
import org.esmpy.solver.newton.NewtonFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FitMemoryTest {
    private static final ImageShape SHAPE = new ImageShape(40, 40);

    @ParameterizedTest
    @CsvSource({
        "2000000000, 1, and arrays of",
        "2000000000, 1600, and arrays of",
        "1000000000, 1, of memory",
        "1000000, 1600, of memory"
    })
    void refusesFactorsThatNoHeapOfTheTestsHolds(int phases, int pixels, String why) {
        CountMatrix counts = SmallProblems.counts(2, pixels, (l, p) -> 1);
        assertThatThrownBy(() ->
                        new Problem(counts, new ImageShape(1, pixels), Optional.empty(), phases, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(phases + " phases of " + pixels + " pixels and 2 channels need")
                .hasMessageContaining(" GB")
                .hasMessageContaining(why);
    }

    static List<Solver> solvers() {
        return List.of(
                new MuFactory().createDefault(),
                new EmFactory().createDefault(),
                new SquaremFactory().createDefault(),
                new HalsFactory().createDefault(),
                new BcdFactory().createDefault(),
                new NewtonFactory().createDefault());
    }

    /** Otherwise a fit that could end would be refused. */
    @ParameterizedTest
    @MethodSource("solvers")
    void claimsNoMoreThanAFitAllocates(Solver solver) {
        Problem problem = solver.accept(SmallProblems.poisson(SHAPE, 60, 9, 4, 1));
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        Fit fit = Fit.of(problem, solver).start(SmallProblems.start(problem, 1)).until(StoppingRules.iterations(2));
        long before = threads.getCurrentThreadAllocatedBytes();
        fit.run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(solver.memoryBytes(problem)).as(solver.id()).isPositive().isLessThan(allocated);
    }
}
