package org.esmpy.bench.study.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.esmpy.bench.plot.Palette;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.study.Coverage;
import org.esmpy.bench.study.PerformanceProfile;
import org.esmpy.bench.study.RunFigures;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.TimeToAccuracy;
import org.knowm.xchart.XYChart;

/** Makes the charts of a study: errors, performance profiles, times to accuracy and coverage of intervals. */
final class StudyCharts {
    /** Smallest value on the axis; smaller errors are drawn there. */
    private static final Map<String, Double> FLOORS =
            Map.of("angle_deg", 0.01, "map_mae", 1e-4, "composition_mae_at_pct", 0.01);

    private static final Map<String, String> NAMES = Map.of(
            "angle_deg",
            "angle of the spectra (deg)",
            "map_mae",
            "mean absolute error of the maps",
            "composition_mae_at_pct",
            "error of the composition (at.%)",
            PerformanceProfile.CPU,
            "CPU time to find all phases");

    private static final Map<StatedInterval, String> INTERVALS = Map.of(
            StatedInterval.COUNTING, "counting errors",
            StatedInterval.MODEL, "errors of counting and model",
            StatedInterval.VALLEY, "valleys and counting errors");

    /** Largest factor on the axis of performance profiles; solvers beyond are far from the best. */
    private static final double LARGEST_FACTOR = 1000;

    private static final int COLUMNS = 2;

    private StudyCharts() {}

    /** Box plots: a row for each dose, columns for angle and map error. */
    static Figure boxes(RunFigures figures) {
        List<XYChart> charts = new ArrayList<>();
        for (double dose : figures.doses()) {
            for (String metric : List.of("angle_deg", "map_mae")) {
                String title = StudyRun.doseText(dose) + " counts per pixel";
                Map<String, double[]> values = new LinkedHashMap<>();
                figures.solvers().forEach(solver -> values.put(solver, values(figures, dose, solver, metric)));
                charts.add(BoxChart.of(title, NAMES.get(metric), FLOORS.get(metric), values));
            }
        }
        return new ChartSheet(charts, COLUMNS);
    }

    private static double[] values(RunFigures figures, double dose, String solver, String metric) {
        return figures.runs().stream()
                .filter(run -> run.dose() == dose && run.solver().equals(solver))
                .flatMapToDouble(run -> figures.figure(run, metric).stream())
                .toArray();
    }

    /** Performance profiles: a chart for each figure. */
    static Figure profiles(List<PerformanceProfile> profiles, List<String> solvers) {
        List<XYChart> charts = new ArrayList<>();
        for (PerformanceProfile profile : profiles) {
            double last = Math.min(LARGEST_FACTOR, Math.max(10, largest(profile.ratios())));
            String title = NAMES.get(profile.figure());
            XYChart chart = shares(title, "times the best (" + profile.maps() + " maps)", 1, last);
            profile.ratios()
                    .forEach((solver, ratios) ->
                            Charts.staircase(chart, solver, ratios, profile.maps(), 1, last, color(solvers, solver)));
            charts.add(chart);
        }
        return new ChartSheet(charts, COLUMNS);
    }

    /** Time to accuracy: a chart for each accuracy. */
    static Figure times(List<TimeToAccuracy> curves, List<String> solvers) {
        List<XYChart> charts = new ArrayList<>();
        for (TimeToAccuracy curve : curves) {
            double last = Math.max(1, largest(curve.seconds()));
            double first = Math.min(last / 100, smallest(curve.seconds()));
            String title = String.format(
                    Locale.ROOT,
                    "%s, within %.0e of the best",
                    curve.free() ? "free spectra" : "spectra from physics",
                    curve.accuracy());
            XYChart chart = shares(title, "seconds (" + curve.maps() + " maps)", first, last);
            curve.seconds()
                    .forEach((solver, seconds) -> Charts.staircase(
                            chart, solver, seconds, curve.maps(), first, last, color(solvers, solver)));
            charts.add(chart);
        }
        return new ChartSheet(charts, COLUMNS);
    }

    /** Share of the stated intervals that hold the truth beside the nominal 95 %: a chart for each kind. */
    static Figure coverage(List<Coverage> lines, List<String> solvers) {
        Map<StatedInterval, List<Coverage>> kinds = lines.stream()
                .collect(Collectors.groupingBy(Coverage::interval, LinkedHashMap::new, Collectors.toList()));
        List<XYChart> charts = new ArrayList<>();
        kinds.forEach((kind, ofKind) -> charts.add(coverage(INTERVALS.get(kind), ofKind, solvers)));
        return new ChartSheet(charts, COLUMNS);
    }

    private static XYChart coverage(String title, List<Coverage> lines, List<String> solvers) {
        List<String> names = lines.stream()
                .map(line -> line.solver() + ", " + StudyRun.doseText(line.dose()))
                .toList();
        XYChart chart = Charts.empty(title, "", "share that holds the truth");
        Charts.number(chart, names.size());
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        chart.getStyler().setMarkerSize(7);
        Charts.unnamedLine(
                chart,
                new double[] {0.1, lines.size() + 0.9},
                new double[] {Coverage.NOMINAL, Coverage.NOMINAL},
                Color.GRAY,
                1.5f);
        for (int i = 0; i < lines.size(); i++) {
            Coverage line = lines.get(i);
            Color color = color(solvers, line.solver());
            double[] place = {i + 1};
            Charts.points(chart, Charts.named(i + 1, names.get(i)), place, new double[] {line.mean()}, color);
            if (Double.isFinite(line.low())) {
                Charts.unnamedLine(
                        chart, new double[] {i + 1, i + 1}, new double[] {line.low(), line.high()}, color, 1.6f);
            }
        }
        return chart;
    }

    private static XYChart shares(String title, String axis, double first, double last) {
        XYChart chart = Charts.empty(title, axis, "share of the maps");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setXAxisMin(first);
        chart.getStyler().setXAxisMax(last);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(share -> String.format(Locale.ROOT, "%.2f", share));
        return chart;
    }

    private static Color color(List<String> solvers, String solver) {
        return Palette.color(solvers.indexOf(solver));
    }

    private static double largest(Map<String, double[]> values) {
        return values.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    }

    private static double smallest(Map<String, double[]> values) {
        return values.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
    }
}
