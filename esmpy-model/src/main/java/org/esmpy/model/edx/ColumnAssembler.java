package org.esmpy.model.edx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.Composition;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.PhotonOrigin;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Computes columns of G. A line contributes {@code σ · A(E) · ε(E) · R(E → channel)} with emission cross-section σ,
 * the share A that escapes from the film (its mean over the detectors, with equal weights), detector efficiency ε and
 * response R integrated over the channel. A continuum term contributes its value at the channel centre times A, ε and
 * the channel width, and the photons that the response moves there. Photons above the axis are left out, and so are the
 * counts that they would cause on it. What does not depend on the film is kept from one G to the next. Thread-safe.
 */
final class ColumnAssembler {
    private final PhysicsTables physics;
    private final EnergyAxis axis;
    private final double[] pathsGPerCm2;
    private final Continuum continuum;
    private final Map<Double, Line> lines = new ConcurrentHashMap<>();

    /**
     * @param pathsGPerCm2 mass-thickness of the film along the direction of each detector, ρt/sin(take-off), g/cm²;
     *     none if nothing is absorbed
     */
    ColumnAssembler(PhysicsTables physics, EnergyAxis axis, double[] pathsGPerCm2) {
        this.physics = physics;
        this.axis = axis;
        this.pathsGPerCm2 = pathsGPerCm2.clone();
        this.continuum = continuum();
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
        DMatrixRMaj g = assembleLines(columns, absorber);
        if (columns.stream().anyMatch(BasisColumn.Continuum.class::isInstance)) {
            addContinuum(g, columns, absorber);
        }
        return g;
    }

    /** The same with empty columns of the continuum, which take most of the time. */
    DMatrixRMaj assembleLines(List<BasisColumn> columns, Absorber absorber) {
        DMatrixRMaj g = new DMatrixRMaj(axis.channels(), columns.size());
        for (int c = 0; c < columns.size(); c++) {
            BasisColumn column = columns.get(c);
            if (column instanceof BasisColumn.Characteristic characteristic) {
                addLines(g, c, characteristic.lines(), absorber);
            } else if (column instanceof BasisColumn.Excluded excluded) {
                addLines(g, c, excluded.lines(), absorber);
            }
        }
        return g;
    }

    private void addLines(DMatrixRMaj g, int column, List<LineEmission> emissions, Absorber absorber) {
        for (LineEmission emission : emissions) {
            Line line = lines.computeIfAbsent(emission.line().energyKeV(), this::line);
            double strength =
                    emission.crossSectionCm2() * line.photons.shares(absorber.composition(), absorber.thickness())[0];
            for (int i = 0; i < line.fractions.length; i++) {
                g.add(line.firstChannel + i, column, strength * line.fractions[i]);
            }
        }
    }

    private void addContinuum(DMatrixRMaj g, List<BasisColumn> columns, Absorber absorber) {
        double[] counted = continuum.photons.shares(absorber.composition(), absorber.thickness());
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof BasisColumn.Continuum column) {
                DoubleUnaryOperator perKeV = column.term().perKeV();
                for (int i = 0; i < counted.length; i++) {
                    double weight = continuum.origins.get(i).share() * counted[i] * axis.widthKeV();
                    if (weight > 0) {
                        g.add(
                                continuum.channels.get(i),
                                c,
                                weight
                                        * perKeV.applyAsDouble(
                                                continuum.origins.get(i).energyKeV()));
                    }
                }
            }
        }
    }

    private Line line(double lineKeV) {
        DetectorResponse response = physics.detectorResponse();
        int first = axis.nearestChannel(response.lowestKeV(lineKeV));
        int last = axis.nearestChannel(response.highestKeV(lineKeV));
        return new Line(
                new CountedPhotons(physics, pathsGPerCm2, lineKeV),
                first,
                physics.fractions(lineKeV, axis.edgesKeV(first, last + 1)));
    }

    private Continuum continuum() {
        List<Integer> channels = new ArrayList<>();
        List<PhotonOrigin> origins = new ArrayList<>();
        for (int l = 0; l < axis.channels(); l++) {
            for (PhotonOrigin origin : physics.detectorResponse().continuumOrigins(axis.centreKeV(l))) {
                if (origin.energyKeV() > 0 && origin.energyKeV() <= axis.highestKeV()) {
                    channels.add(l);
                    origins.add(origin);
                }
            }
        }
        double[] energiesKeV =
                origins.stream().mapToDouble(PhotonOrigin::energyKeV).toArray();
        return new Continuum(new CountedPhotons(physics, pathsGPerCm2, energiesKeV), channels, origins);
    }

    /**
     * The film that absorbs.
     *
     * @param composition of the film
     * @param thickness   of the film, relative to that of the map
     */
    record Absorber(Composition composition, double thickness) {}

    /** Photons of one energy, and the shares of them that adjoining channels record. */
    private record Line(CountedPhotons photons, int firstChannel, double[] fractions) {}

    /** Photons of a continuum: the channel that records each of the origins. */
    private record Continuum(CountedPhotons photons, List<Integer> channels, List<PhotonOrigin> origins) {}
}
