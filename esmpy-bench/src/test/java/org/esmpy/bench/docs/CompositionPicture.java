package org.esmpy.bench.docs;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.physics.Element;
import org.esmpy.sim.GroundTruth;
import org.esmpy.solver.analysis.AtomicRange;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what was found of each element of each phase, how far that is from decided, and the truth. */
final class CompositionPicture {
    private static final double LEAST_AT_PCT = 1;
    private static final Map<String, String> SHORT =
            Map.of("Bridgmanite", "Brg", "Ferropericlase", "Fp", "Ca-perovskite", "CaPv");
    private static final double NAMES_AT_PCT = -4;
    private static final Color FOUND = new Color(0x0072B2);
    private static final Color TRUE = new Color(0xD55E00);

    private CompositionPicture() {}

    static BufferedImage draw(GroundTruth truth, Fitted fitted) {
        List<String> names = new ArrayList<>();
        List<Double> trueAtPct = new ArrayList<>();
        List<AtomicRange> ranges = new ArrayList<>();
        for (PhaseScore score : TruthComparison.scores(truth, fitted)) {
            int phase = truth.phaseNames().indexOf(score.phase());
            for (Element element : truth.compositions().get(phase).elements()) {
                double atPct = 100 * truth.compositions().get(phase).atomicFraction(element);
                if (atPct >= LEAST_AT_PCT) {
                    names.add(SHORT.get(score.phase()) + " " + element.symbol());
                    trueAtPct.add(atPct);
                    ranges.add(fitted.range(score.fitted(), element).orElseThrow());
                }
            }
        }
        return BitmapEncoder.getBufferedImage(chart(names, trueAtPct, ranges));
    }

    private static XYChart chart(List<String> names, List<Double> trueAtPct, List<AtomicRange> ranges) {
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(480)
                .title("What the counts decide, and what they leave open")
                .yAxisTitle("at.%")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setXAxisMin(-0.5);
        chart.getStyler().setXAxisMax(names.size() - 0.5);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setYAxisMin(NAMES_AT_PCT - 3);
        for (int i = 0; i < names.size(); i++) {
            chart.addAnnotation(new AnnotationText(names.get(i), i, NAMES_AT_PCT, false));
        }
        for (int i = 0; i < ranges.size(); i++) {
            XYSeries bar = chart.addSeries("fits equally well, " + i, new double[] {i, i}, new double[] {
                ranges.get(i).valleyLowAtPct(), ranges.get(i).valleyHighAtPct()
            });
            bar.setMarker(SeriesMarkers.NONE);
            bar.setLineColor(FOUND);
            bar.setLineStyle(new BasicStroke(5));
            bar.setShowInLegend(i == 0);
            bar.setLabel("fits equally well");
        }
        dots(chart, "found", ranges.stream().map(AtomicRange::atPct).toList(), SeriesMarkers.CIRCLE, FOUND);
        dots(chart, "truth", trueAtPct, SeriesMarkers.DIAMOND, TRUE);
        return chart;
    }

    private static void dots(XYChart chart, String name, List<Double> values, Marker marker, Color color) {
        double[] x = new double[values.size()];
        double[] y = new double[values.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = values.get(i);
        }
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(color);
    }
}
