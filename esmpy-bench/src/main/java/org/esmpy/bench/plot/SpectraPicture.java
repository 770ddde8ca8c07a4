package org.esmpy.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.EnergyAxis;
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

    /** Upper end of the axis relative to the highest peak: room for names. */
    private static final double HEADROOM = 20;

    /** Least height of a peak that is named, relative to the lower end of the axis. */
    private static final double VISIBLE = 3;

    private static final int LEGEND_PX = 120;
    private static final int LEGEND_LINE_PX = 20;

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
        BufferedImage picture = BitmapEncoder.getBufferedImage(chart);
        PeakNames peaks = new PeakNames(picture, plot(chart, energy, floor, top), legend(chart, energy, names.size()));
        for (PeakLabel label : labels) {
            double height = height(energy, spectra, label.energyKeV());
            if (energy.contains(label.energyKeV()) && height > VISIBLE * floor) {
                peaks.place(
                        label.text(),
                        (int) chart.getScreenXFromChart(label.energyKeV()),
                        (int) chart.getScreenYFromChart(height),
                        (left, right) -> top(chart, energy, spectra, left, right));
            }
        }
        peaks.close();
        return picture;
    }

    private static Rectangle plot(XYChart chart, EnergyAxis energy, double floor, double top) {
        int left = (int) chart.getScreenXFromChart(energy.lowestKeV());
        int right = (int) chart.getScreenXFromChart(energy.highestKeV());
        int upper = (int) chart.getScreenYFromChart(top * HEADROOM);
        int lower = (int) chart.getScreenYFromChart(floor);
        return new Rectangle(left, upper, right - left, lower - upper);
    }

    /** Top of all curves between two positions of the picture, px. */
    private static int top(XYChart chart, EnergyAxis energy, DMatrixRMaj spectra, int left, int right) {
        double pxPerKeV = chart.getScreenXFromChart(1) - chart.getScreenXFromChart(0);
        double from = energy.lowestKeV() + (left - chart.getScreenXFromChart(energy.lowestKeV())) / pxPerKeV;
        double height = Double.MIN_NORMAL;
        for (double keV = from; keV <= from + (right - left) / pxPerKeV; keV += energy.widthKeV()) {
            if (energy.contains(keV)) {
                height = Math.max(height, height(energy, spectra, keV));
            }
        }
        return (int) chart.getScreenYFromChart(height);
    }

    private static Rectangle legend(XYChart chart, EnergyAxis energy, int entries) {
        int right = (int) chart.getScreenXFromChart(energy.highestKeV());
        return new Rectangle(right - LEGEND_PX, 0, LEGEND_PX, LEGEND_PX / 2 + LEGEND_LINE_PX * entries);
    }

    private static void style(XYChart chart, EnergyAxis energy, double floor, double top) {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(floor);
        chart.getStyler().setYAxisMax(top * HEADROOM);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(TickNumbers::of);
        chart.getStyler().setXAxisMin(energy.lowestKeV());
        chart.getStyler().setXAxisMax(energy.highestKeV());
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setYAxisLeftWidthHint(AXIS_PX);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
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
