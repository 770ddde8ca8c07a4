package org.esmpy.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.Misfit;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the summed spectrum with that of the model, and below it the residuals in standard deviations. */
public final class SumPicture {
    private static final Color DATA = new Color(0x808080);
    private static final Color MODEL = new Color(0xD55E00);
    private static final int WIDTH_PX = 1200;
    private static final int HEIGHT_PX = 380;
    private static final int RESIDUAL_PX = 220;

    /** Lower end of the logarithmic axis, counts; smaller values are drawn there. */
    private static final double FLOOR = 0.5;

    /** Least range of the residual panel, standard deviations; residuals of a right model rarely leave it. */
    private static final double LEAST_RANGE = 5;

    /**
     * @param data  L counts of all pixels together
     * @param model L expected counts
     */
    public BufferedImage draw(EnergyAxis energy, double[] data, double[] model) {
        return stacked(List.of(spectrum(energy, data, model), residuals(energy, data, model)));
    }

    /** Pictures of one width below each other. */
    public static BufferedImage stacked(List<BufferedImage> pictures) {
        int height = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(pictures.get(0).getWidth(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        int top = 0;
        for (BufferedImage picture : pictures) {
            graphics.drawImage(picture, 0, top, null);
            top += picture.getHeight();
        }
        graphics.dispose();
        return all;
    }

    private static BufferedImage spectrum(EnergyAxis energy, double[] data, double[] model) {
        XYChart chart = chart("Sum of all pixels", HEIGHT_PX, energy);
        chart.setYAxisTitle("Counts per channel");
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(TickNumbers::of);
        double top = 1;
        double[] x = new double[data.length];
        double[] counts = new double[data.length];
        double[] expected = new double[data.length];
        for (int l = 0; l < data.length; l++) {
            x[l] = energy.centreKeV(l);
            counts[l] = Math.max(FLOOR, data[l]);
            expected[l] = Math.max(FLOOR, model[l]);
            top = Math.max(top, Math.max(counts[l], expected[l]));
        }
        chart.getStyler().setYAxisMin(FLOOR);
        chart.getStyler().setYAxisMax(2 * top);
        line(chart, "Data", x, counts, DATA, 2.4f);
        line(chart, "Model", x, expected, MODEL, 1.2f);
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static BufferedImage residuals(EnergyAxis energy, double[] data, double[] model) {
        XYChart chart = chart("", RESIDUAL_PX, energy);
        chart.setXAxisTitle("Energy (keV)");
        chart.setYAxisTitle("Residual (σ)");
        chart.getStyler().setLegendVisible(false);
        List<Misfit.Residual> residuals = Misfit.residuals(energy, data, model);
        double range = LEAST_RANGE;
        for (Misfit.Residual residual : residuals) {
            range = Math.max(range, Math.abs(residual.sigma()));
        }
        chart.getStyler().setYAxisMin(-range);
        chart.getStyler().setYAxisMax(range);
        if (!residuals.isEmpty()) {
            line(
                    chart,
                    "Residual",
                    residuals.stream().mapToDouble(Misfit.Residual::energyKeV).toArray(),
                    residuals.stream().mapToDouble(Misfit.Residual::sigma).toArray(),
                    DATA,
                    1f);
        }
        line(chart, "None", new double[] {energy.lowestKeV(), energy.highestKeV()}, new double[] {0, 0}, MODEL, 1f);
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static XYChart chart(String title, int height, EnergyAxis energy) {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        XYChart chart =
                new XYChartBuilder().width(WIDTH_PX).height(height).title(title).build();
        chart.getStyler().setXAxisMin(energy.lowestKeV());
        chart.getStyler().setXAxisMax(energy.highestKeV());
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setYAxisLeftWidthHint(SpectraPicture.AXIS_PX);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setAxisTickLabelsFont(plain);
        return chart;
    }

    private static void line(XYChart chart, String name, double[] x, double[] y, Color color, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(width));
    }
}
