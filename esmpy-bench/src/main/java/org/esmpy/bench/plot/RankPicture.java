package org.esmpy.bench.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.esmpy.solver.lowdose.HeldOut;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankResult.Step;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What each added phase gains on held-out counts, with bars of one standard error and the number that was chosen. Gains of
 * thousands and losses of tens of nats are both to be read, so the axis is {@code arsinh(gain / 10 nats)}: logarithmic far
 * from 0, linear around it.
 */
public final class RankPicture {
    private static final int WIDTH_PX = 800;
    private static final int HEIGHT_PX = 480;
    private static final double LINEAR_NATS = 10;
    private static final double MARGIN = 0.8;
    private static final Color SUPPORTED = new Color(0x0072B2);
    private static final Color UNSUPPORTED = new Color(0xD55E00);

    /** Draws a selection; one of a single number of phases is an empty diagram. */
    public BufferedImage draw(RankResult result) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title(result.phases() == 1 ? "1 phase chosen" : result.phases() + " phases chosen")
                .xAxisTitle("Number of phases")
                .yAxisTitle("Held-out gain of the added phase (nats)")
                .build();
        List<Step> added =
                result.steps().stream().filter(step -> step.gain().isPresent()).toList();
        double low =
                Math.min(0, added.stream().mapToDouble(RankPicture::low).min().orElse(0));
        double high =
                Math.max(0, added.stream().mapToDouble(RankPicture::high).max().orElse(0));
        style(chart, result, low - MARGIN, high + 2 * MARGIN);
        zero(chart, result.steps().size());
        series(chart, "supported", added.stream().filter(Step::supported).toList(), SUPPORTED);
        series(
                chart,
                "not supported",
                added.stream().filter(step -> !step.supported()).toList(),
                UNSUPPORTED);
        for (Step step : added) {
            HeldOut.Gain gain = step.gain().orElseThrow();
            String text = String.format(Locale.ROOT, "%+.0f \u00b1 %.0f", gain.nats(), gain.standardError())
                    + (step.phases() == result.phases() ? " (chosen)" : "");
            chart.addAnnotation(new AnnotationText(text, step.phases(), high(step) + 0.4, false));
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static void style(XYChart chart, RankResult result, double low, double high) {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setErrorBarsColorSeriesColor(true);
        chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        chart.getStyler().setXAxisMin(0.5);
        chart.getStyler().setXAxisMax(result.steps().size() + 0.5);
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
        chart.getStyler()
                .setYAxisTickLabelsFormattingFunction(
                        y -> String.format(Locale.ROOT, "%.0f", LINEAR_NATS * Math.sinh(y)));
        chart.getStyler()
                .setXAxisTickLabelsFormattingFunction(
                        x -> x == Math.rint(x) ? String.format(Locale.ROOT, "%.0f", x) : "");
    }

    private static void zero(XYChart chart, int steps) {
        XYSeries line = chart.addSeries("no gain", new double[] {0.5, steps + 0.5}, new double[] {0, 0});
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(Color.GRAY);
        line.setLineWidth(1);
        line.setShowInLegend(false);
    }

    private static void series(XYChart chart, String name, List<Step> steps, Color color) {
        if (steps.isEmpty()) {
            return;
        }
        double[] x = steps.stream().mapToDouble(Step::phases).toArray();
        double[] y = steps.stream()
                .mapToDouble(step -> scaled(step.gain().orElseThrow().nats()))
                .toArray();
        double[] error = IntStream.range(0, x.length)
                .mapToDouble(i -> (high(steps.get(i)) - low(steps.get(i))) / 2)
                .toArray();
        XYSeries series = chart.addSeries(name, x, y, error);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
    }

    private static double low(Step step) {
        HeldOut.Gain gain = step.gain().orElseThrow();
        return scaled(gain.nats() - gain.standardError());
    }

    private static double high(Step step) {
        HeldOut.Gain gain = step.gain().orElseThrow();
        return scaled(gain.nats() + gain.standardError());
    }

    private static double scaled(double nats) {
        double x = nats / LINEAR_NATS;
        return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    }
}
