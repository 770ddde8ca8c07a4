package org.esmpy.physics.detector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.TableRow;
import org.esmpy.physics.internal.UserTable;

/**
 * Efficiency read from a file, measured or computed, with straight lines between its points. Below the first point the
 * efficiency is 0; above the last one the curve has no data.
 */
final class TabulatedEfficiency implements DetectorEfficiency {
    private static final String ENERGY = "energy_keV";
    private static final String EFFICIENCY = "efficiency";

    private final String name;
    private final double[] energyKeV;
    private final double[] efficiency;

    private TabulatedEfficiency(String name, List<TableRow> rows) {
        this.name = name;
        energyKeV = new double[rows.size()];
        efficiency = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            energyKeV[i] = rows.get(i).positive(ENERGY);
            efficiency[i] = rows.get(i).share(EFFICIENCY);
            if (i > 0 && energyKeV[i] <= energyKeV[i - 1]) {
                throw rows.get(i)
                        .fault(
                                ENERGY,
                                energyKeV[i] + " comes after " + energyKeV[i - 1]
                                        + "; energies must rise, each be given once");
            }
        }
        if (!(energyKeV[0] < lastKeV())) {
            throw rows.get(rows.size() - 1).fault(ENERGY, "a curve needs points at 2 energies or more");
        }
    }

    static TabulatedEfficiency of(Path file) throws IOException {
        return new TabulatedEfficiency(file.toString(), UserTable.read(file, ENERGY, EFFICIENCY));
    }

    @Override
    public String id() {
        return "tabulated";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "detector curve " + name,
                "",
                energyKeV.length + " points",
                "looked up",
                energyKeV[0] + " to " + lastKeV() + " keV; 0 below",
                "straight lines between the points");
    }

    @Override
    public double efficiency(double energy) {
        if (Double.isNaN(energy)) {
            throw new IllegalArgumentException("the photon energy must be a number, got NaN keV");
        }
        if (energy > lastKeV()) {
            throw new UnsupportedRangeException("the detector curve " + name + " covers " + energyKeV[0] + " to "
                    + lastKeV() + " keV, got " + energy + " keV");
        }
        if (energy < energyKeV[0]) {
            return 0;
        }
        int above = firstAbove(energy);
        if (above == energyKeV.length) {
            return efficiency[above - 1];
        }
        double weight = (energy - energyKeV[above - 1]) / (energyKeV[above] - energyKeV[above - 1]);
        return efficiency[above - 1] + weight * (efficiency[above] - efficiency[above - 1]);
    }

    private double lastKeV() {
        return energyKeV[energyKeV.length - 1];
    }

    /** Index of the first point above an energy; the number of points if there is none. */
    private int firstAbove(double energy) {
        int low = 0;
        int high = energyKeV.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (energyKeV[middle] > energy) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
