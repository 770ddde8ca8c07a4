package org.esmpy.solver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicInteger;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.initialize.RandomInitializer;
import org.junit.jupiter.api.Test;

class MultiStartTest {
    private final Problem problem =
            SmallProblems.poisson(new ImageShape(12, 12), 30, 8, 3, 3, new Constraint.SimplexH());

    @Test
    void keepsTheBestAndCountsThoseThatAgree() {
        MultiStart.Result result = MultiStart.of(fit(), 8).seed(4).run();
        MultiStart.Report report = result.report();
        assertThat(report.starts()).hasSize(8);
        assertThat(report.starts().get(0).seed()).isEqualTo(4);
        assertThat(report.starts().stream().map(MultiStart.Start::seed).distinct())
                .hasSize(8);
        assertThat(result.best().objectiveNats()).isEqualTo(report.bestNats());
        assertThat(report.starts()).allMatch(start -> start.objectiveNats() >= report.bestNats());
        long within = report.starts().stream()
                .filter(start -> start.objectiveNats() <= report.bestNats() + report.toleranceNats())
                .count();
        assertThat(report.agreeing()).isEqualTo((int) within).isPositive();
        MultiStart.Start first = report.starts().get(0);
        assertThat(fit().seed(4).run().objectiveNats()).isEqualTo(first.objectiveNats());
    }

    @Test
    void repeatsItselfWhateverTheNumberOfThreads() {
        MultiStart.Result one = MultiStart.of(fit(), 3).seed(4).run();
        MultiStart.Result two = MultiStart.of(fit().threads(2), 3).seed(4).run();
        assertThat(two.report()).isEqualTo(one.report());
        assertThat(two.best().factors().w().data).isEqualTo(one.best().factors().w().data);
    }

    @Test
    void endsWithTheStartThatIsCancelledAndKeepsTheBestSoFar() {
        AtomicInteger iterations = new AtomicInteger();
        MultiStart.Result result = MultiStart.of(fit().listener(point -> iterations.incrementAndGet() < 6), 5)
                .run();
        assertThat(result.report().starts()).hasSizeLessThan(5);
        assertThat(result.report()
                        .starts()
                        .get(result.report().starts().size() - 1)
                        .stopReason())
                .isEqualTo(StopReason.CANCELLED);
        assertThat(result.best().objectiveNats()).isEqualTo(result.report().bestNats());
    }

    @Test
    void refusesToStartNever() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultiStart.of(fit(), 0))
                .withMessage("a fit needs at least 1 start, got 0");
    }

    private Fit fit() {
        return Fit.of(problem, SolverCatalog.defaults().create("newton"))
                .initializer(new RandomInitializer())
                .until(StoppingRules.anyOf(StoppingRules.certified(0.01), StoppingRules.iterations(60)));
    }
}
