package org.esmpy.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.bench.study.AmbiguityWords;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.Outcome;
import org.esmpy.bench.study.RankWords;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/** Prints what a fit found: how it ended and the composition of each phase. */
final class FitSummary {
    private static final double PERCENT = 100;

    private FitSummary() {}

    static void print(Fitted fitted, PrintWriter out) {
        fitted.rank().map(RankWords::why).ifPresent(out::println);
        out.printf(
                Locale.ROOT,
                "%s: %s in %.1f s, KL divergence %.2f nats, stopped: %s%s%n",
                fitted.settings().solver().id(),
                fitted.outcome().iterations().isPresent()
                        ? fitted.outcome().iterations().getAsInt() + " iterations"
                        : "low-dose pipeline",
                fitted.outcome().seconds(),
                fitted.outcome().objectiveNats(),
                Outcome.inWords(fitted.outcome().stopReason()),
                TakeOff.text(fitted.image().acquisition()));
        List<Element> elements = fitted.compositions().stream()
                .flatMap(Optional::stream)
                .flatMap(composition -> composition.elements().stream())
                .distinct()
                .sorted()
                .toList();
        out.printf("%-8s", "at.%");
        elements.forEach(element -> out.printf("%7s", element.symbol()));
        out.println();
        for (int k = 0; k < fitted.phases(); k++) {
            out.printf("%-8s", fitted.phaseNames().get(k));
            Optional<Composition> composition = fitted.compositions().get(k);
            elements.forEach(element -> out.printf(
                    Locale.ROOT,
                    "%7.2f",
                    composition.map(c -> PERCENT * c.atomicFraction(element)).orElse(0.0)));
            out.println();
        }
        fitted.outcome()
                .starts()
                .ifPresent(report -> out.printf(
                        Locale.ROOT,
                        "%d of %d starts ended within %.1f nats of the best%n",
                        report.agreeing(),
                        report.starts().size(),
                        report.toleranceNats()));
        fitted.ambiguity().map(AmbiguityWords::sentences).orElse(List.of()).forEach(out::println);
    }
}
