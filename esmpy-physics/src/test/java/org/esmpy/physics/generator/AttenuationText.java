package org.esmpy.physics.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Tables of the attenuation package: the exact spline knots, and a compact log-log table made from them. */
final class AttenuationText {
    private static final int ELEMENTS = 98;
    private static final int DIGITS = 7;
    private static final int ENERGY_DIGITS = 9;
    private static final double LOWEST_LN_EV = Math.log(100);
    private static final double HIGHEST_LN_EV = Math.log(800e3);
    /** Less than the 0.1 % the compact table promises, so that rounding and the points between samples fit in. */
    private static final double TOLERANCE = 8e-4;

    private AttenuationText() {}

    static List<TableText> all() {
        return List.of(knots(), logLog());
    }

    private static TableText knots() {
        List<String> rows = new ArrayList<>(List.of("Z,kind,ln_energy_eV,ln_cm2_per_g,second_derivative"));
        for (int z = 1; z <= ELEMENTS; z++) {
            addKnots(rows, z, "photoelectric", photoelectric(z));
            addKnots(rows, z, "rayleigh", stored(z, "Rayl"));
            addKnots(rows, z, "compton", stored(z, "Compt"));
        }
        return new TableText(
                "attenuation/xraylib-4.csv",
                header(List.of(
                        "Mass attenuation of the elements 1 to 98, 0.1 to 800 keV: knots of cubic splines of",
                        "ln(cross-section / cm2 g-1) over ln(photon energy / eV). Equal energies in a row are an edge.",
                        "change: photoelectric Cs below 1 keV is 4 times too high in the source's total table; it is replaced",
                        "by the sum of the source's Kissel subshell cross-sections, straight lines within 0.05 %")),
                rows);
    }

    private static TableText logLog() {
        List<String> rows = new ArrayList<>(List.of("Z,energy_eV,total_cm2_per_g,photoelectric_cm2_per_g"));
        for (int z = 1; z <= ELEMENTS; z++) {
            Spline photo = photoelectric(z);
            Spline rayleigh = stored(z, "Rayl");
            Spline compton = stored(z, "Compt");
            List<Double> breaks = breaks(photo);
            for (int i = 1; i < breaks.size(); i++) {
                double from = breaks.get(i - 1);
                double to = breaks.get(i);
                DoubleFunction<double[]> curves =
                        x -> curves(photo, rayleigh, compton, x, Math.min(x, Math.nextDown(to)));
                for (Polyline.Point point : Polyline.thin(curves, from, to, photo.x(), TOLERANCE)) {
                    rows.add(logLogRow(z, point));
                }
            }
        }
        return new TableText(
                "attenuation/xraylib-4-loglog.csv",
                header(List.of(
                        "Mass attenuation of the elements 1 to 98, 0.1 to 800 keV: straight lines in log-log between the rows",
                        "stay within 0.1 % of the table xraylib-4. Equal energies in a row are an edge.")),
                rows);
    }

    private static String logLogRow(int z, Polyline.Point point) {
        return z + "," + TableText.number(Math.exp(point.x()), ENERGY_DIGITS) + ","
                + TableText.number(Math.exp(point.values()[0]), DIGITS) + ","
                + TableText.number(Math.exp(point.values()[1]), DIGITS);
    }

    private static double[] curves(Spline photo, Spline rayleigh, Spline compton, double x, double inside) {
        double photoelectric = photo.value(x, inside);
        double total = Math.exp(photoelectric) + Math.exp(rayleigh.value(x, x)) + Math.exp(compton.value(x, x));
        return new double[] {Math.log(total), photoelectric};
    }

    /** Ends of the range and the edges between them. */
    private static List<Double> breaks(Spline spline) {
        List<Double> breaks = new ArrayList<>(List.of(LOWEST_LN_EV));
        for (int i = 1; i < spline.x().length; i++) {
            double x = spline.x()[i];
            boolean inRange = x > LOWEST_LN_EV && x < HIGHEST_LN_EV;
            if (inRange && x == spline.x()[i - 1] && x > breaks.get(breaks.size() - 1)) {
                breaks.add(x);
            }
        }
        breaks.add(HIGHEST_LN_EV);
        return breaks;
    }

    private static Spline photoelectric(int z) {
        return z == Caesium.Z ? Caesium.photoelectric(stored(z, "Photo")) : stored(z, "Photo");
    }

    private static Spline stored(int z, String kind) {
        return new Spline(row("E_" + kind + "_arr", z), row("CS_" + kind + "_arr", z), row("CS_" + kind + "_arr2", z));
    }

    private static double[] row(String table, int z) {
        return ((double[][]) Xrl.privateTable(table))[z];
    }

    private static void addKnots(List<String> rows, int z, String kind, Spline spline) {
        for (int i = 0; i < spline.x().length; i++) {
            rows.add(z + "," + kind + "," + TableText.number(spline.x()[i], DIGITS) + ","
                    + TableText.number(spline.y()[i], DIGITS) + "," + TableText.number(spline.y2()[i], DIGITS));
        }
    }

    private static List<String> header(List<String> what) {
        List<String> lines = new ArrayList<>(what);
        lines.addAll(Source.XRAYLIB);
        return lines;
    }
}
