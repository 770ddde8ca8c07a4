package org.esmpy.physics.attenuation;

import java.util.List;
import org.esmpy.physics.internal.TableRow;

/**
 * Cubic spline of ln(cross-section / cm² g⁻¹) over ln(energy / eV) with stored second derivatives. Between the knots
 * i and j, with h = x_j - x_i, a = (x_j - x)/h and b = (x - x_i)/h,
 *
 * <pre>
 * y = a y_i + b y_j + ((a³ - a) y_i'' + (b³ - b) y_j'') h²/6
 * </pre>
 */
final class KnotSpline {
    private final double[] x;
    private final double[] y;
    private final double[] secondDerivative;

    /** @param rows knots in ascending order of energy; two or more */
    KnotSpline(List<TableRow> rows) {
        x = rows.stream().mapToDouble(row -> row.number("ln_energy_eV")).toArray();
        y = rows.stream().mapToDouble(row -> row.number("ln_cm2_per_g")).toArray();
        secondDerivative = rows.stream()
                .mapToDouble(row -> row.number("second_derivative"))
                .toArray();
    }

    double crossSectionCm2PerG(double lnEnergyEV) {
        int i = Bracket.of(x, lnEnergyEV);
        int j = i + 1;
        double h = x[j] - x[i];
        double a = (x[j] - lnEnergyEV) / h;
        double b = (lnEnergyEV - x[i]) / h;
        double curvature = (a * a * a - a) * secondDerivative[i] + (b * b * b - b) * secondDerivative[j];
        return Math.exp(a * y[i] + b * y[j] + curvature * h * h / 6);
    }
}
