package org.esmpy.model.edx;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.PhotonOrigin;
import org.esmpy.physics.attenuation.ThinFilm;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Computes columns of G. A line contributes {@code σ · A(E) · ε(E) · R(E → channel)} with emission cross-section σ,
 * the share A that escapes from the film (its mean over the detectors, which count alike), detector efficiency ε and response R integrated over the channel; a
 * continuum term contributes its value at the channel centre times A, ε and the channel width, and what the response
 * brings there from elsewhere. Photons above the axis are left out, with whatever they would leave on it.
 */
final class ColumnAssembler {
    private final PhysicsTables physics;
    private final EnergyAxis axis;
    private final double[] pathsGPerCm2;

    /**
     * @param pathsGPerCm2 mass-thickness of the film along the direction of each detector, ρt/sin(take-off), g/cm²; none
     *     if nothing is absorbed
     */
    ColumnAssembler(PhysicsTables physics, EnergyAxis axis, double[] pathsGPerCm2) {
        this.physics = physics;
        this.axis = axis;
        this.pathsGPerCm2 = pathsGPerCm2.clone();
    }

    EnergyAxis axis() {
        return axis;
    }

    /** Whether anything is absorbed. */
    boolean absorbs() {
        return pathsGPerCm2.length > 0;
    }

    /** L×C, columns in their physical scale: cm² for elements, arbitrary for continuum terms. */
    DMatrixRMaj assemble(List<BasisColumn> columns, Absorber absorber) {
        DMatrixRMaj g = new DMatrixRMaj(axis.channels(), columns.size());
        for (int c = 0; c < columns.size(); c++) {
            BasisColumn column = columns.get(c);
            if (column instanceof BasisColumn.Characteristic characteristic) {
                addLines(g, c, characteristic.lines(), absorber);
            } else if (column instanceof BasisColumn.Excluded excluded) {
                addLines(g, c, excluded.lines(), absorber);
            }
        }
        addContinuum(g, columns, absorber);
        return g;
    }

    private void addLines(DMatrixRMaj g, int column, List<LineEmission> lines, Absorber absorber) {
        DetectorResponse response = physics.detectorResponse();
        for (LineEmission emission : lines) {
            double lineKeV = emission.line().energyKeV();
            double strength = emission.crossSectionCm2() * recorded(lineKeV, absorber);
            int first = axis.nearestChannel(response.lowestKeV(lineKeV));
            int last = axis.nearestChannel(response.highestKeV(lineKeV));
            double[] fractions = response.fractions(lineKeV, axis.edgesKeV(first, last + 1));
            for (int l = first; l <= last; l++) {
                g.add(l, column, strength * fractions[l - first]);
            }
        }
    }

    private void addContinuum(DMatrixRMaj g, List<BasisColumn> columns, Absorber absorber) {
        if (columns.stream().noneMatch(BasisColumn.Continuum.class::isInstance)) {
            return;
        }
        for (int l = 0; l < axis.channels(); l++) {
            for (PhotonOrigin origin : physics.detectorResponse().continuumOrigins(axis.centreKeV(l))) {
                double energyKeV = origin.energyKeV();
                if (energyKeV > 0 && energyKeV <= axis.highestKeV()) {
                    double weight = origin.share() * recorded(energyKeV, absorber) * axis.widthKeV();
                    addContinuum(g, l, columns, energyKeV, weight);
                }
            }
        }
    }

    private static void addContinuum(
            DMatrixRMaj g, int channel, List<BasisColumn> columns, double energyKeV, double weight) {
        for (int c = 0; c < columns.size(); c++) {
            if (weight > 0 && columns.get(c) instanceof BasisColumn.Continuum continuum) {
                g.add(channel, c, weight * continuum.term().perKeV().applyAsDouble(energyKeV));
            }
        }
    }

    /**
     * What absorbs.
     *
     * @param composition of the film
     * @param thickness   of the film, relative to that of the map
     */
    record Absorber(Composition composition, double thickness) {}

    /** Share of the photons that leave the film and are counted. */
    private double recorded(double energyKeV, Absorber absorber) {
        double efficiency = physics.detectorEfficiency().efficiency(energyKeV);
        if (pathsGPerCm2.length == 0 || efficiency == 0) {
            return efficiency;
        }
        double attenuationCm2PerG = physics.massAttenuation().totalCm2PerG(absorber.composition(), energyKeV);
        double escaped = 0;
        for (double path : pathsGPerCm2) {
            escaped += ThinFilm.escapeFraction(attenuationCm2PerG * absorber.thickness() * path);
        }
        return efficiency * escaped / pathsGPerCm2.length;
    }
}
