package org.esmpy.physics.generator;

import com.github.tschoonj.xraylib.Xraylib;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Photoelectric absorption of caesium. Below its M3 edge (1.0 keV) xraylib's total table is up to 4 times larger than
 * the sum of xraylib's own Kissel subshell cross-sections and than FFAST; above it the two agree to about 1 %.
 */
final class Caesium {
    static final int Z = 55;
    private static final double LOWEST_LN_EV = Math.log(100);
    private static final double ONE_KEV_LN_EV = Math.log(1000);
    private static final double TOLERANCE = 5e-4;
    /** Steps off an edge, relative to the energy. */
    private static final double NUDGE = 1e-9;
    /**
     * Above the M5 and M4 edges the Kissel table of an isolated atom has spikes up to 15 times the level around them.
     * This share of the energy above an edge takes the value at its end instead.
     */
    private static final double RESONANCE = 0.02;

    private static final double RESONANT_ABOVE_LN_EV = Math.log(700);

    private Caesium() {}

    /** The stored spline with everything below the first edge above 1 keV replaced. */
    static Spline photoelectric(Spline stored) {
        int kept = firstKnotAboveEdge(stored);
        List<Polyline.Point> points = new ArrayList<>();
        List<Double> breaks = breaks();
        for (int i = 1; i < breaks.size(); i++) {
            points.addAll(segment(breaks.get(i - 1), breaks.get(i)));
        }
        points.set(points.size() - 1, extended(points, stored.x()[kept]));
        double[] below = points.stream().mapToDouble(Polyline.Point::x).toArray();
        double[] values =
                points.stream().mapToDouble(point -> point.values()[0]).toArray();
        return new Spline(
                joined(below, stored.x(), kept),
                joined(values, stored.y(), kept),
                joined(new double[below.length], stored.y2(), kept));
    }

    private static int firstKnotAboveEdge(Spline stored) {
        for (int i = 1; i < stored.x().length; i++) {
            if (stored.x()[i] > ONE_KEV_LN_EV && stored.x()[i] == stored.x()[i - 1]) {
                return i;
            }
        }
        throw new IllegalStateException("the photoelectric table of Cs has an edge above 1 keV");
    }

    /** 100 eV and the edges of the Kissel table up to the one near 1 keV. */
    private static List<Double> breaks() {
        double[] edges = (double[]) Xrl.privateTable("EdgeEnergy_Kissel_arr");
        double[] own = Arrays.copyOfRange(edges, Z * Xraylib.SHELLNUM_K, (Z + 1) * Xraylib.SHELLNUM_K);
        List<Double> breaks = new ArrayList<>(List.of(LOWEST_LN_EV));
        Arrays.stream(own)
                .filter(edge -> edge > 0.1 && edge < 1.05)
                .map(edge -> Math.log(edge * 1000))
                .sorted()
                .forEach(breaks::add);
        return breaks;
    }

    private static List<Polyline.Point> segment(double from, double to) {
        double quiet = from + (from > RESONANT_ABOVE_LN_EV ? RESONANCE : NUDGE);
        DoubleFunction<double[]> kissel = x -> {
            double inside = Math.min(Math.max(x, quiet), to - NUDGE);
            return new double[] {Math.log(Xraylib.CS_Photo_Total(Z, Math.exp(inside) / 1000))};
        };
        return Polyline.thin(kissel, from, to, new double[0], TOLERANCE);
    }

    /** The last point, carried on in a straight line to where the stored table takes over. */
    private static Polyline.Point extended(List<Polyline.Point> points, double x) {
        Polyline.Point last = points.get(points.size() - 1);
        Polyline.Point before = points.get(points.size() - 2);
        double slope = (last.values()[0] - before.values()[0]) / (last.x() - before.x());
        return new Polyline.Point(x, new double[] {last.values()[0] + slope * (x - last.x())});
    }

    private static double[] joined(double[] below, double[] stored, int from) {
        double[] all = Arrays.copyOf(below, below.length + stored.length - from);
        System.arraycopy(stored, from, all, below.length, stored.length - from);
        return all;
    }
}
