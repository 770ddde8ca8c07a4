package org.esmpy.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
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
 * Draws the gain in log-likelihood of each added phase beside the gain that noise alone would give, and marks the
 * chosen number of phases. The axis is that of {@link NatsScale}.
 */
public final class RankPicture {
    private static final int WIDTH_PX = 800;
    private static final int HEIGHT_PX = 480;
    private static final double MARGIN = 0.6;
    private static final double LIFT = 0.3;

    /** Pixels between two ticks, relative to those of one unit, so that ticks are at whole numbers. */
    private static final double TICK_SHARE = 0.75;

    private static final Color SUPPORTED = new Color(0x0072B2);
    private static final Color UNSUPPORTED = new Color(0xD55E00);

    /** Draws a selection with at least one added phase. */
    public BufferedImage draw(RankResult result) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title(result.phases() == 1 ? "1 phase chosen" : result.phases() + " phases chosen")
                .xAxisTitle("Number of phases")
                .yAxisTitle("Gain of the added phase (nats)")
                .build();
        List<Step> added =
                result.steps().stream().filter(step -> step.gain().isPresent()).toList();
        double low =
                Math.min(0, added.stream().mapToDouble(RankPicture::low).min().orElse(0));
        double high =
                Math.max(0, added.stream().mapToDouble(RankPicture::high).max().orElse(0));
        style(chart, result, Math.floor(low - MARGIN), Math.ceil(high + MARGIN));
        line(chart, "no gain", new double[] {0.1, result.steps().size() + 0.9}, new double[] {0, 0}, Color.GRAY);
        points(chart, "supported", added.stream().filter(Step::supported).toList(), SUPPORTED);
        points(
                chart,
                "not supported",
                added.stream().filter(step -> !step.supported()).toList(),
                UNSUPPORTED);
        for (Step step : added) {
            RankResult.Gain gain = step.gain().orElseThrow();
            String text = String.format(Locale.ROOT, "%+.0f", gain.nats())
                    + (step.phases() == result.phases() ? " (chosen)" : "");
            chart.addAnnotation(new AnnotationText(text, step.phases(), high(step) + LIFT, false));
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static void style(XYChart chart, RankResult result, double low, double high) {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        chart.getStyler().setXAxisMin(0.1);
        chart.getStyler().setXAxisMax(result.steps().size() + 0.9);
        chart.getStyler().setYAxisMin(low);
        chart.getStyler().setYAxisMax(high);
        chart.getStyler().setYAxisTickMarkSpacingHint((int) (TICK_SHARE * HEIGHT_PX / (high - low)));
        chart.getStyler().setYAxisTickLabelsFormattingFunction(NatsScale::tick);
        chart.getStyler().setXAxisTickMarkSpacingHint((int)
                (TICK_SHARE * WIDTH_PX / (result.steps().size() + 1)));
        chart.getStyler().setXAxisTickLabelsFormattingFunction(x -> String.format(Locale.ROOT, "%.0f", x));
    }

    private static void points(XYChart chart, String name, List<Step> steps, Color color) {
        if (steps.isEmpty()) {
            return;
        }
        double[] x = steps.stream().mapToDouble(Step::phases).toArray();
        double[] y = steps.stream()
                .mapToDouble(step -> NatsScale.place(step.gain().orElseThrow().nats()))
                .toArray();
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        for (Step step : steps) {
            line(
                    chart,
                    "noise, " + step.phases(),
                    new double[] {step.phases(), step.phases()},
                    new double[] {0, NatsScale.place(step.gain().orElseThrow().noiseNats())},
                    Color.LIGHT_GRAY);
        }
    }

    private static void line(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries line = chart.addSeries(name, x, y);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(color);
        line.setLineStyle(new BasicStroke(2));
        line.setShowInLegend(false);
    }

    private static double low(Step step) {
        return NatsScale.place(step.gain().orElseThrow().nats());
    }

    private static double high(Step step) {
        RankResult.Gain gain = step.gain().orElseThrow();
        return NatsScale.place(Math.max(gain.nats(), gain.noiseNats()));
    }
}
