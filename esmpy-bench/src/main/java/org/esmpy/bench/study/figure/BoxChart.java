package org.esmpy.bench.study.figure;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import org.esmpy.bench.plot.Palette;
import org.knowm.xchart.XYChart;

/** Draws box plots of a figure on a logarithmic axis: a box for each solver, and every run as a point. */
final class BoxChart {
    private static final double HALF_BOX = 0.3;
    private static final double HALF_CLOUD = 0.22;
    private static final Color BOX = new Color(0x404040);

    private BoxChart() {}

    /**
     * @param floor  lower end of the axis, where smaller values are drawn
     * @param values values of the runs, by solver; a solver may have none
     */
    static XYChart of(String title, String axis, double floor, Map<String, double[]> values) {
        XYChart chart = Charts.empty(title, "", axis);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setMarkerSize(4);
        Charts.number(chart, values.size());
        double highest = floor;
        int place = 0;
        for (Map.Entry<String, double[]> solver : values.entrySet()) {
            place++;
            if (solver.getValue().length > 0) {
                double[] shown = raised(solver.getValue(), floor);
                String name = Charts.named(place, solver.getKey());
                Charts.points(chart, name, cloud(place, shown.length), shown, Palette.color(place - 1));
                box(chart, place, BoxStatistics.of(shown));
                for (double value : shown) {
                    highest = Math.max(highest, value);
                }
            }
        }
        chart.getStyler().setYAxisMin(floor);
        chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(highest * 1.01))));
        chart.getStyler().setYAxisLogarithmicDecadeOnly(true);
        chart.getStyler()
                .setYAxisTickLabelsFormattingFunction(
                        value -> String.format(Locale.ROOT, "%.4g", value).replaceAll("\\.?0+$", ""));
        return chart;
    }

    private static double[] raised(double[] values, double floor) {
        double[] raised = values.clone();
        for (int i = 0; i < raised.length; i++) {
            raised[i] = Math.max(floor, raised[i]);
        }
        return raised;
    }

    /**
     * Horizontal positions that spread points over the box, without randomness: halves, quarters, eighths … of the
     * width.
     */
    private static double[] cloud(int place, int points) {
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            double share = Integer.reverse(i + 1) / (double) Integer.MIN_VALUE / -1;
            x[i] = place + HALF_CLOUD * share;
        }
        return x;
    }

    private static void box(XYChart chart, int place, BoxStatistics box) {
        double left = place - HALF_BOX;
        double right = place + HALF_BOX;
        line(
                chart,
                new double[] {left, right, right, left, left},
                new double[] {box.first(), box.first(), box.third(), box.third(), box.first()},
                1);
        line(chart, new double[] {left, right}, new double[] {box.median(), box.median()}, 2.4f);
        line(chart, new double[] {place, place}, new double[] {box.low(), box.first()}, 1);
        line(chart, new double[] {place, place}, new double[] {box.third(), box.high()}, 1);
    }

    private static void line(XYChart chart, double[] x, double[] y, float width) {
        Charts.unnamedLine(chart, x, y, BOX, width);
    }
}
