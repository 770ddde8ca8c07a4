package org.esmpy.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.bench.study.AmbiguityWords;
import org.esmpy.bench.study.FindingsWords;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.Outcome;
import org.esmpy.bench.study.RankWords;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/** Prints what a fit found: how it ended and the composition of each phase. */
final class FitSummary {
    private static final double PERCENT = 100;

    /** Share by which rounding lets the objective differ from a divergence that is summed up anew. */
    private static final double ROUNDING = 1e-6;

    private FitSummary() {}

    static void print(Fitted fitted, PrintWriter out) {
        fitted.rank().map(RankWords::why).ifPresent(out::println);
        out.printf(
                Locale.ROOT,
                "%s: %s in %.1f s, %s, stopped: %s%s%n",
                fitted.settings().solver().id(),
                fitted.outcome().iterations().isPresent()
                        ? fitted.outcome().iterations().getAsInt() + " iterations"
                        : "low-dose pipeline",
                fitted.outcome().seconds(),
                ended(fitted.outcome()),
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
        fitted.findings()
                .ifPresent(found -> FindingsWords.of(found, fitted.settings()).forEach(out::println));
        fitted.splits().forEach(split -> out.println(FindingsWords.of(split)));
        fitted.misfit().ifPresent(misfit -> misfit.lines().forEach(out::println));
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

    /** The divergence and, under its own name, what was minimised where that is something else. */
    private static String ended(Outcome outcome) {
        double divergence = outcome.divergenceNats();
        double objective = outcome.objectiveNats();
        String words = String.format(Locale.ROOT, "KL divergence %.2f nats", divergence);
        boolean same = Math.abs(objective - divergence) <= ROUNDING * Math.max(1, Math.abs(divergence));
        return same ? words : words + String.format(Locale.ROOT, ", what was minimised %.6g", objective);
    }
}
