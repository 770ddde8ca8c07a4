package org.esmpy.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.EnergyAxis;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the spectra of the phases on a logarithmic scale, with the strongest lines named. */
public final class SpectraPicture {
    private static final int WIDTH_PX = 1200;
    private static final int HEIGHT_PX = 560;
    /** Left of the plot, px: the same in all pictures that stand below each other. */
    static final int AXIS_PX = 90;

    private static final double DECADES = 4;

    /**
     * @param spectra D, L×K, counts per pixel of pure phase
     * @param names   K names for the legend
     * @param labels  lines to be named where one of the spectra is visible
     */
    public BufferedImage draw(EnergyAxis energy, DMatrixRMaj spectra, List<String> names, List<PeakLabel> labels) {
        double top = largest(spectra);
        double floor = top * Math.pow(10, -DECADES);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title("Phase spectra")
                .xAxisTitle("Energy (keV)")
                .yAxisTitle("Counts per pixel of pure phase")
                .build();
        style(chart, energy, floor, top);
        double[] x = new double[energy.channels()];
        for (int l = 0; l < x.length; l++) {
            x[l] = energy.centreKeV(l);
        }
        for (int k = 0; k < names.size(); k++) {
            double[] y = new double[x.length];
            for (int l = 0; l < y.length; l++) {
                y[l] = Math.max(floor, spectra.get(l, k));
            }
            XYSeries series = chart.addSeries(names.get(k), x, y);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(Palette.color(k));
            series.setLineStyle(new BasicStroke(1.3f));
        }
        for (PeakLabel label : labels) {
            double height = height(energy, spectra, label.energyKeV());
            if (energy.contains(label.energyKeV()) && height > 3 * floor) {
                chart.addAnnotation(
                        new AnnotationText(label.text(), label.energyKeV(), Math.min(height * 1.8, top * 2), false));
            }
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static void style(XYChart chart, EnergyAxis energy, double floor, double top) {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(floor);
        chart.getStyler().setYAxisMax(top * 4);
        chart.getStyler().setXAxisMin(energy.lowestKeV());
        chart.getStyler().setXAxisMax(energy.highestKeV());
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setYAxisLeftWidthHint(AXIS_PX);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setAnnotationTextFont(plain);
        chart.getStyler().setAxisTickLabelsFont(plain);
    }

    private static double largest(DMatrixRMaj spectra) {
        double largest = Double.MIN_NORMAL;
        for (double value : spectra.getData()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static double height(EnergyAxis energy, DMatrixRMaj spectra, double energyKeV) {
        int channel = energy.nearestChannel(energyKeV);
        double height = 0;
        for (int k = 0; k < spectra.getNumCols(); k++) {
            height = Math.max(height, spectra.get(channel, k));
        }
        return height;
    }
}
