package org.esmpy.physics.attenuation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.esmpy.physics.internal.TableRow;

/** Attenuation of one element as straight lines of ln(µ/ρ) over ln(energy). */
final class LogLogTable {
    private static final double EV_PER_KEV = 1000;

    private final double lowestKeV;
    private final double highestKeV;
    private final double[] lnEnergyEV;
    private final double[] lnTotal;
    private final double[] lnPhotoelectric;

    /** @param rows points in ascending order of energy; two or more */
    LogLogTable(List<TableRow> rows) {
        this(
                rows.stream().mapToDouble(row -> row.number("energy_eV")).toArray(),
                logarithms(rows, row -> row.number("total_cm2_per_g")),
                logarithms(rows, row -> row.number("photoelectric_cm2_per_g")));
    }

    private LogLogTable(double[] energyEV, double[] lnTotal, double[] lnPhotoelectric) {
        this.lowestKeV = energyEV[0] / EV_PER_KEV;
        this.highestKeV = energyEV[energyEV.length - 1] / EV_PER_KEV;
        this.lnEnergyEV = new double[energyEV.length];
        for (int i = 0; i < energyEV.length; i++) {
            lnEnergyEV[i] = Math.log(energyEV[i]);
        }
        this.lnTotal = lnTotal;
        this.lnPhotoelectric = lnPhotoelectric;
    }

    /** As the constructor, from columns of other names with energies in keV. */
    static LogLogTable ofKeV(List<TableRow> rows, String energyKeV, String total, String photoelectric) {
        return new LogLogTable(
                rows.stream()
                        .mapToDouble(row -> row.number(energyKeV) * EV_PER_KEV)
                        .toArray(),
                logarithms(rows, row -> row.number(total)),
                logarithms(rows, row -> row.number(photoelectric)));
    }

    double lowestKeV() {
        return lowestKeV;
    }

    double highestKeV() {
        return highestKeV;
    }

    double totalCm2PerG(double energyKeV) {
        return interpolated(lnTotal, energyKeV);
    }

    double photoelectricCm2PerG(double energyKeV) {
        return interpolated(lnPhotoelectric, energyKeV);
    }

    private double interpolated(double[] y, double energyKeV) {
        double x = Math.log(energyKeV * EV_PER_KEV);
        int i = Bracket.of(lnEnergyEV, x);
        double width = lnEnergyEV[i + 1] - lnEnergyEV[i];
        double weight = width > 0 ? (x - lnEnergyEV[i]) / width : 1;
        return Math.exp(y[i] + weight * (y[i + 1] - y[i]));
    }

    private static double[] logarithms(List<TableRow> rows, ToDoubleFunction<TableRow> value) {
        return rows.stream().mapToDouble(value).map(Math::log).toArray();
    }
}
