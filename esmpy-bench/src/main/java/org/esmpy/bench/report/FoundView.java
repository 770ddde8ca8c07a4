package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.report.draw.NatsChart;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.words.Numbers;
import org.esmpy.solver.analysis.Outcome;

/** Shows how the phases were found: convergence, their number, starts, answers, held-out scores and calibration. */
final class FoundView {
    private static final int ANSWERS_SHOWN = 8;

    private final JsonNode result;
    private final List<DomContent> parts = new ArrayList<>();

    private FoundView(JsonNode result) {
        this.result = result;
    }

    static DomContent of(FitFolder fit) throws IOException {
        FoundView view = new FoundView(fit.result());
        view.convergence(fit.table("trace.csv").isPresent());
        view.rank();
        view.starts();
        view.answers();
        view.heldOut();
        view.calibration();
        return div().with(view.parts).withClass("columns");
    }

    private void convergence(boolean trace) {
        parts.add(block(
                "Convergence", p(facts()), div().withClass("trace-chart").condAttr(trace, "data-chart", "trace")));
    }

    private String facts() {
        return String.format(
                Locale.ROOT,
                "Solver %s, seed %d, esmpy %s. Objective %.2f nats; %s%s; stopped: %s.",
                result.at("/settings/solver/id").asText(),
                result.path("seed").asLong(),
                result.path("esmpyVersion").asText(),
                result.path("objectiveNats").asDouble(),
                certificate(),
                Numbers.seconds(result.path("seconds").asDouble()),
                Outcome.inWords(result.path("stopReason").asText()));
    }

    /** Known bounds of the distance of H and W from the optimum. */
    private String certificate() {
        JsonNode kkt = result.at("/certificate/wKkt");
        JsonNode decrease = result.at("/certificate/predictedDecreaseNats");
        return bound()
                + (kkt.isNumber()
                        ? "KKT residual of W " + Numbers.significant(kkt.asDouble(), 2) + " (0 at an optimum); "
                        : "")
                + (decrease.isNumber()
                        ? "a Newton step would gain about " + Numbers.significant(decrease.asDouble(), 2) + " nats; "
                        : "");
    }

    private String bound() {
        JsonNode nats = result.at("/certificate/hBoundNats");
        if (!nats.isNumber()) {
            return "";
        }
        String what = result.path("pipeline").isObject()
                ? "without smoothing and sparsity the maps would gain"
                : "suboptimality of the maps";
        return what + " at most " + Numbers.significant(nats.asDouble(), 3) + " nats; ";
    }

    private void rank() {
        List<List<String>> rows = new ArrayList<>();
        List<NatsChart.Point> points = new ArrayList<>();
        for (JsonNode step : result.at("/rank/steps")) {
            JsonNode gain = step.path("gain");
            if (gain.isObject()) {
                points.add(NatsChart.Point.besideNoise(
                        step.path("phases").asText(),
                        gain.path("nats").asDouble(),
                        gain.path("noiseNats").asDouble(),
                        step.path("supported").asBoolean() ? "yes" : "no"));
            }
            rows.add(List.of(
                    step.path("phases").asText(),
                    gain.isObject()
                            ? String.format(
                                    Locale.ROOT, "%+.1f", gain.path("nats").asDouble())
                            : "",
                    gain.isObject()
                            ? String.format(
                                    Locale.ROOT, "%.1f", gain.path("noiseNats").asDouble())
                            : "",
                    step.path("supported").asBoolean() ? "yes" : "no"));
        }
        if (!rows.isEmpty()) {
            parts.add(block(
                    "Number of phases",
                    p("Gain in log-likelihood of each added phase. A bar reaches to the gain that noise alone"
                            + " exceeds in one of a thousand maps. Chosen: "
                            + result.at("/rank/phases").asText() + "."),
                    chart(
                            "Gain of each added phase; "
                                    + result.at("/rank/phases").asText() + " chosen",
                            "Number of phases",
                            "Gain, nats",
                            points),
                    Tables.of("Rank curve", List.of("Phases", "Gain, nats", "Noise, nats", "Supported"), rows)));
        }
    }

    private void starts() {
        JsonNode starts = result.path("starts");
        if (!starts.isObject()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<NatsChart.Point> points = new ArrayList<>();
        double best = least(starts.path("starts"), "objectiveNats");
        for (JsonNode start : starts.path("starts")) {
            double above = start.path("objectiveNats").asDouble() - best;
            points.add(NatsChart.Point.of(
                    Integer.toString(points.size() + 1),
                    above,
                    0,
                    above <= starts.path("toleranceNats").asDouble() ? "yes" : "no"));
            rows.add(List.of(
                    start.path("seed").asText(),
                    Numbers.nats(start.path("objectiveNats").asDouble()),
                    start.path("iterations").asText(),
                    Outcome.inWords(start.path("stopReason").asText())));
        }
        parts.add(block(
                "Starts",
                p(String.format(
                        Locale.ROOT,
                        "%d of %d starts ended within %.1f nats of the best.",
                        starts.path("agreeing").asInt(),
                        rows.size(),
                        starts.path("toleranceNats").asDouble())),
                chart("How much worse each start ended than the best", "Start", "Worse than the best, nats", points),
                Tables.of("Starts", List.of("Seed", "Objective, nats", "Iterations", "Stopped"), rows)));
    }

    /** Answers of the low-dose pipeline: the local optima at which its starts ended. */
    private void answers() {
        JsonNode answers = result.at("/pipeline/answers");
        double best = least(answers, "divergenceNats");
        List<List<String>> rows = new ArrayList<>();
        List<NatsChart.Point> points = new ArrayList<>();
        for (JsonNode answer : answers) {
            List<String> from = new ArrayList<>();
            answer.path("starts").forEach(start -> from.add(start.asText()));
            if (rows.size() < ANSWERS_SHOWN) {
                String name = rows.isEmpty() ? "chosen" : Integer.toString(rows.size() + 1);
                double length = answer.path("lengthNats").asDouble();
                points.add(NatsChart.Point.of(name, length, 0, rows.isEmpty() ? "yes" : "no"));
                rows.add(List.of(
                        name,
                        Numbers.significant(length, 3),
                        Outcome.inWords(answer.path("kind").asText()),
                        Numbers.significant(answer.path("divergenceNats").asDouble() - best, 3),
                        Numbers.significant(answer.path("farthestDeg").asDouble(), 3),
                        Integer.toString(from.size() + answer.path("repeated").asInt()),
                        from.isEmpty() ? "" : from.get(0)));
            }
        }
        if (!rows.isEmpty()) {
            String cut = answers.size() > ANSWERS_SHOWN
                    ? " The first " + ANSWERS_SHOWN + " of " + answers.size() + "; all are in result.json."
                    : "";
            parts.add(block(
                    "Answers",
                    p("Answers are the local optima at which the starts ended. The one with the shortest"
                            + " description of counts, abundances and weights together is chosen; the misfit"
                            + " alone would always prefer the answer with the most freedom." + cut),
                    chart(
                            "How much longer the description of each answer is than that of the chosen one",
                            "Answer",
                            "Longer description by, nats",
                            points),
                    Tables.of(
                            "Answers",
                            List.of(
                                    "Answer",
                                    "Longer by, nats",
                                    "Found by",
                                    "Misfit above least, nats",
                                    "Phases differ by, deg",
                                    "Starts",
                                    "First start"),
                            rows)));
        }
    }

    private void heldOut() {
        List<List<String>> rows = new ArrayList<>();
        List<NatsChart.Point> points = new ArrayList<>();
        for (JsonNode trial : result.at("/pipeline/priorTrials")) {
            String name = Integer.toString(points.size() + 1);
            points.add(NatsChart.Point.of(
                    name,
                    trial.path("heldOutNats").asDouble(),
                    trial.path("heldOutStandardError").asDouble(),
                    isChosen(trial) ? "yes" : "no"));
            rows.add(List.of(
                    name,
                    Numbers.significant(trial.path("lambda").asDouble(), 3)
                            + (trial.path("guided").asBoolean() ? ", guided" : ""),
                    Numbers.significant(trial.path("logSparsity").asDouble(), 3),
                    Numbers.significant(trial.path("heldOutNats").asDouble(), 4),
                    Numbers.significant(trial.path("heldOutStandardError").asDouble(), 2)));
        }
        if (!rows.isEmpty()) {
            parts.add(block(
                    "Smoothness of the maps",
                    p("Log-likelihood of held-out counts with each strength of smoothing and sparsity, relative to the"
                            + " best. The filled point was chosen."),
                    chart(
                            "Held-out score of each strength of smoothing",
                            "Trial",
                            "Relative to the best, nats",
                            points),
                    Tables.of(
                            "Held-out scores",
                            List.of("Trial", "Smoothing", "Sparsity", "Held out, nats", "±"),
                            rows)));
        }
    }

    private boolean isChosen(JsonNode trial) {
        JsonNode pipeline = result.path("pipeline");
        return trial.path("guided").asBoolean() == pipeline.path("guided").asBoolean()
                && trial.path("lambda").asDouble() == pipeline.path("lambda").asDouble()
                && trial.path("logSparsity").asDouble()
                        == pipeline.path("pixelLogSparsity").asDouble();
    }

    private static double least(JsonNode items, String name) {
        double least = Double.POSITIVE_INFINITY;
        for (JsonNode item : items) {
            least = Math.min(least, item.path(name).asDouble(Double.POSITIVE_INFINITY));
        }
        return least;
    }

    /** A chart; empty for fewer than two points. */
    private static DomContent chart(String says, String across, String up, List<NatsChart.Point> points) {
        boolean known = points.stream().allMatch(point -> Double.isFinite(point.nats()));
        return points.size() < 2 || !known ? text("") : NatsChart.of(says, across, up, points);
    }

    private void calibration() {
        JsonNode calibration = result.path("calibration");
        if (!calibration.isObject()) {
            return;
        }
        List<List<String>> rows = List.of(
                row("Shift, eV", calibration.path("shiftEV"), 1),
                row("Stretch, 10⁻³", calibration.path("stretch"), 1e3),
                row("Width at Mn Kα, eV", calibration.path("fwhmMnKaEV"), 1),
                row("Fano factor", calibration.path("fanoFactor"), 1),
                row("Incomplete collection, µm", calibration.path("collectionUm"), 1));
        parts.add(block(
                "Calibration",
                p("Energy axis and resolution, fitted to the lines of the summed spectrum."),
                Tables.of("Calibration", List.of("What", "Value", "±", "How"), rows)));
    }

    private static List<String> row(String name, JsonNode value, double unit) {
        JsonNode se = value.path("se");
        return List.of(
                name,
                Numbers.significant(unit * value.path("value").asDouble(), 4),
                se.isNumber() ? Numbers.significant(unit * se.asDouble(), 2) : "",
                Outcome.inWords(value.path("state").asText()));
    }

    private static DomContent block(String title, DomContent... content) {
        return div(h3(title)).with(content).withClass("block");
    }
}
