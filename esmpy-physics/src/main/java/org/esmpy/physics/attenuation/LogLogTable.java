package org.esmpy.physics.attenuation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.esmpy.physics.internal.TableRow;

/** Attenuation of one element as straight lines of ln(µ/ρ) over ln(energy). */
final class LogLogTable {
    private final double[] lnEnergyEV;
    private final double[] lnTotal;
    private final double[] lnPhotoelectric;

    /** @param rows points in ascending order of energy; two or more */
    LogLogTable(List<TableRow> rows) {
        lnEnergyEV = logarithms(rows, row -> row.number("energy_eV"));
        lnTotal = logarithms(rows, row -> row.number("total_cm2_per_g"));
        lnPhotoelectric = logarithms(rows, row -> row.number("photoelectric_cm2_per_g"));
    }

    double totalCm2PerG(double energyKeV) {
        return interpolated(lnTotal, energyKeV);
    }

    double photoelectricCm2PerG(double energyKeV) {
        return interpolated(lnPhotoelectric, energyKeV);
    }

    private double interpolated(double[] y, double energyKeV) {
        double x = Math.log(energyKeV * 1000);
        int i = Bracket.of(lnEnergyEV, x);
        double weight = (x - lnEnergyEV[i]) / (lnEnergyEV[i + 1] - lnEnergyEV[i]);
        return Math.exp(y[i] + weight * (y[i + 1] - y[i]));
    }

    private static double[] logarithms(List<TableRow> rows, ToDoubleFunction<TableRow> value) {
        return rows.stream().mapToDouble(value).map(Math::log).toArray();
    }
}
