package org.esmpy.bench.study.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Makes charts in the style of all figures of a study. */
final class Charts {
    static final int WIDTH = 560;
    static final int HEIGHT = 360;

    /**
     * Spacing hint for ticks, relative to the chart width per solver, with which XChart puts one tick at each solver.
     */
    private static final double TICK_SHARE = 0.5;

    private Charts() {}

    /** An empty chart on white. */
    static XYChart empty(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLocale(Locale.ROOT);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBackgroundColor(Color.WHITE);
        chart.getStyler().setChartTitleBoxVisible(false);
        chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        chart.getStyler().setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        chart.getStyler().setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        return chart;
    }

    /** Numbers the solvers on the horizontal axis 1, 2, …; {@link #named} puts their names into the legend. */
    static void number(XYChart chart, int places) {
        chart.getStyler().setXAxisMin(0.1);
        chart.getStyler().setXAxisMax(places + 0.9);
        chart.getStyler().setXAxisTickMarkSpacingHint((int) (TICK_SHARE * WIDTH / places));
        chart.getStyler().setXAxisTickLabelsFormattingFunction(x -> String.format(Locale.ROOT, "%.0f", x));
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
    }

    /** The name in the legend of the solver at a place. */
    static String named(int place, String name) {
        return place + "  " + name;
    }

    static void line(XYChart chart, String name, double[] x, double[] y, Color color, float width) {
        XYSeries line = chart.addSeries(name, x, y);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(color);
        line.setLineStyle(new BasicStroke(width));
    }

    /** A line that the legend leaves out. */
    static void unnamedLine(XYChart chart, double[] x, double[] y, Color color, float width) {
        String name = "line " + chart.getSeriesCollection().size();
        line(chart, name, x, y, color, width);
        chart.getSeries(name).setShowInLegend(false);
    }

    static void points(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries points = chart.addSeries(name, x, y);
        points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        points.setMarkerColor(color);
    }

    /**
     * Draws the share of all cases whose value is at most x as a staircase.
     *
     * @param values values in ascending order
     * @param cases  number of all cases, with or without a value
     * @param first  first value of the axis
     * @param last   last value of the axis
     */
    static void staircase(
            XYChart chart, String name, double[] values, int cases, double first, double last, Color color) {
        double[] shown = Arrays.stream(values).filter(value -> value <= last).toArray();
        double[] x = new double[2 * shown.length + 2];
        double[] y = new double[x.length];
        x[0] = first;
        for (int i = 0; i < shown.length; i++) {
            x[2 * i + 1] = Math.max(first, shown[i]);
            y[2 * i + 1] = (double) i / cases;
            x[2 * i + 2] = x[2 * i + 1];
            y[2 * i + 2] = (i + 1.0) / cases;
        }
        x[x.length - 1] = last;
        y[x.length - 1] = (double) shown.length / cases;
        line(chart, name, x, y, color, 1.6f);
    }
}
