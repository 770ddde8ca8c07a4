package org.esmpy.physics.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

/** Thins smooth curves to the few points between which straight lines stay within a tolerance. */
final class Polyline {
    private static final double SAMPLING = 0.002;

    private Polyline() {}

    /** Abscissa and the value of every curve there. */
    record Point(double x, double[] values) {}

    /**
     * Points from {@code from} to {@code to}, both included; no curve is further than {@code tolerance} away.
     *
     * @param kinks where the curves may bend; those outside the range do not matter
     */
    static List<Point> thin(DoubleFunction<double[]> curves, double from, double to, double[] kinks, double tolerance) {
        SortedSet<Double> abscissae = new TreeSet<>();
        int intervals = Math.max(2, (int) Math.ceil((to - from) / SAMPLING));
        for (int i = 0; i < intervals; i++) {
            abscissae.add(from + (to - from) * i / intervals);
        }
        Arrays.stream(kinks).filter(x -> x > from && x < to).forEach(abscissae::add);
        abscissae.add(to);
        List<Point> samples =
                abscissae.stream().map(x -> new Point(x, curves.apply(x))).toList();
        return thin(samples, tolerance);
    }

    private static List<Point> thin(List<Point> samples, double tolerance) {
        int intervals = samples.size() - 1;
        List<Point> kept = new ArrayList<>(List.of(samples.get(0)));
        int start = 0;
        while (start < intervals) {
            int end = start + 1;
            while (end < intervals && fits(samples, start, end + 1, tolerance)) {
                end++;
            }
            kept.add(samples.get(end));
            start = end;
        }
        return kept;
    }

    private static boolean fits(List<Point> samples, int start, int end, double tolerance) {
        Point first = samples.get(start);
        Point last = samples.get(end);
        for (Point point : samples.subList(start + 1, end)) {
            double weight = (point.x() - first.x()) / (last.x() - first.x());
            for (int i = 0; i < point.values().length; i++) {
                double chord = first.values()[i] + weight * (last.values()[i] - first.values()[i]);
                if (Math.abs(chord - point.values()[i]) > tolerance) {
                    return false;
                }
            }
        }
        return true;
    }
}
