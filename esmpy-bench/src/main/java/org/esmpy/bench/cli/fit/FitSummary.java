package org.esmpy.bench.cli.fit;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.PhaseFilm;
import org.esmpy.bench.words.AmbiguityWords;
import org.esmpy.bench.words.FindingsWords;
import org.esmpy.bench.words.ModelErrorWords;
import org.esmpy.bench.words.RankWords;
import org.esmpy.bench.words.TakeOff;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.lowdose.LowDoseReport;

/** Prints the summary of a fit: how it ended, warnings, and the composition of each phase with errors. */
final class FitSummary {
    private static final double PERCENT = 100;

    /** Characters of the first column. */
    private static final int NAME = 8;

    /** Relative difference between objective and divergence that counts as rounding. */
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
        fitted.findings()
                .ifPresent(found -> FindingsWords.of(found, fitted.settings()).forEach(out::println));
        fitted.splits().forEach(split -> out.println(FindingsWords.of(split)));
        fitted.misfit().ifPresent(misfit -> misfit.lines().forEach(out::println));
        List<Element> elements = fitted.elements();
        out.printf("%-" + NAME + "s", "at.%");
        elements.forEach(element -> out.printf("%7s", element.symbol()));
        out.println();
        for (int k = 0; k < fitted.phases(); k++) {
            out.printf("%-" + NAME + "s", fitted.phaseNames().get(k));
            Optional<Composition> composition = fitted.compositions().get(k);
            elements.forEach(element -> out.printf(
                    Locale.ROOT,
                    "%7.2f",
                    composition.map(c -> PERCENT * c.atomicFraction(element)).orElse(0.0)));
            out.println();
            printErrors(fitted, k, elements, out);
        }
        largest(fitted).ifPresent(largest -> {
            out.println(largest);
            out.println(ModelErrorWords.of(fitted.settings()));
        });
        films(fitted).ifPresent(out::println);
        fitted.outcome().pipeline().flatMap(FitSummary::guide).ifPresent(out::println);
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

    private static Optional<String> guide(LowDoseReport report) {
        return report.otherThanGuided()
                .map(other -> String.format(
                        Locale.ROOT,
                        report.guided()
                                ? "the maps follow the edges of the guide: it makes held-out counts %.1f ± %.1f nats more likely"
                                : "the maps do not follow the guide: it makes held-out counts %.1f ± %.1f nats less likely",
                        -other.heldOutNats(),
                        other.heldOutStandardError()));
    }

    /** The films of the phases, where they were found or phases have densities of their own. */
    private static Optional<String> films(Fitted fitted) {
        boolean found = fitted.outcome()
                .pipeline()
                .filter(report -> !report.phaseThickness().isEmpty())
                .isPresent();
        if (!found && fitted.settings().specimen().densities().isEmpty()) {
            return Optional.empty();
        }
        double given = fitted.settings().specimen().specimen().massThicknessUgPerCm2();
        List<PhaseFilm> films = fitted.films();
        String each = IntStream.range(0, films.size())
                .mapToObj(k -> String.format(
                                Locale.ROOT,
                                "%s %.0f",
                                fitted.phaseNames().get(k),
                                films.get(k).ugPerCm2())
                        + density(films.get(k)))
                .collect(Collectors.joining(", "));
        return Optional.of(String.format(
                Locale.ROOT, "mass per area%s: %s ug/cm2 (%.0f given)", found ? " from the counts" : "", each, given));
    }

    private static String density(PhaseFilm film) {
        return film.densityGPerCm3().isPresent()
                ? String.format(
                        Locale.ROOT, " (%.3g g/cm3)", film.densityGPerCm3().getAsDouble())
                : "";
    }

    /** Counting errors, model errors, and the range of both, where they are known. */
    private static void printErrors(Fitted fitted, int phase, List<Element> elements, PrintWriter out) {
        if (fitted.modelErrors().isEmpty() || fitted.compositions().get(phase).isEmpty()) {
            return;
        }
        row(out, " ±count", elements, element -> fitted.standardErrorAtPct(phase, element));
        row(out, " ±model", elements, element -> model(fitted, phase, element, FractionError::modelError));
        row(out, " from", elements, element -> model(fitted, phase, element, FractionError::low));
        row(out, " to", elements, element -> model(fitted, phase, element, FractionError::high));
    }

    private static Optional<String> largest(Fitted fitted) {
        return fitted.modelErrors().stream()
                .flatMap(phase -> phase.values().stream())
                .max(Comparator.comparingDouble(FractionError::modelError))
                .map(error -> "largest source of model errors: " + error.largest() + largestWords(error, fitted)
                        + "; from ... to is the 95 % interval of counting and model errors");
    }

    private static String largestWords(FractionError error, Fitted fitted) {
        boolean unknown = fitted.settings().specimen().specimen().massThicknessGPerCm2() == 0
                && !fitted.settings().specimen().mustEstimate();
        return error.largest().equals("thickness") && unknown
                ? " (unknown, nothing is absorbed in the fit; --thickness-nm and --density, or --mass-thickness auto)"
                : "";
    }

    private static OptionalDouble model(
            Fitted fitted, int phase, Element element, ToDoubleFunction<FractionError> value) {
        return fitted.modelError(phase, element).stream()
                .mapToDouble(error -> PERCENT * value.applyAsDouble(error))
                .findFirst();
    }

    private static void row(
            PrintWriter out, String name, List<Element> elements, Function<Element, OptionalDouble> value) {
        List<String> cells =
                elements.stream().map(element -> cell(value.apply(element))).toList();
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        out.printf("%-" + NAME + "s", name);
        cells.forEach(cell -> out.printf("%7s", cell));
        out.println();
    }

    /** An error; {@code open} where the counts do not determine the share, so that it is infinite. */
    private static String cell(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return Double.isFinite(value.getAsDouble()) ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "open";
    }

    /** The divergence and, where it differs, the minimised objective. */
    private static String ended(Outcome outcome) {
        double divergence = outcome.divergenceNats();
        double objective = outcome.objectiveNats();
        String words = String.format(Locale.ROOT, "KL divergence %.2f nats", divergence);
        boolean same = Math.abs(objective - divergence) <= ROUNDING * Math.max(1, Math.abs(divergence));
        return same ? words : words + String.format(Locale.ROOT, ", minimised objective %.6g", objective);
    }
}
