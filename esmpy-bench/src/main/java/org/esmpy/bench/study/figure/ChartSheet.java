package org.esmpy.bench.study.figure;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Arranges charts of the same size in rows. */
final class ChartSheet implements Figure {
    private final List<XYChart> charts;
    private final int columns;

    /**
     * @param charts at least one, all of the same size
     * @param columns number of charts in a row
     */
    ChartSheet(List<XYChart> charts, int columns) {
        this.charts = List.copyOf(charts);
        this.columns = Math.min(columns, charts.size());
    }

    @Override
    public int width() {
        return columns * charts.get(0).getWidth();
    }

    @Override
    public int height() {
        return (charts.size() + columns - 1) / columns * charts.get(0).getHeight();
    }

    @Override
    public void paint(Graphics2D graphics) {
        for (int i = 0; i < charts.size(); i++) {
            XYChart chart = charts.get(i);
            Graphics2D place = (Graphics2D) graphics.create();
            place.translate(i % columns * chart.getWidth(), i / columns * chart.getHeight());
            chart.paint(place, chart.getWidth(), chart.getHeight());
            place.dispose();
        }
    }
}
