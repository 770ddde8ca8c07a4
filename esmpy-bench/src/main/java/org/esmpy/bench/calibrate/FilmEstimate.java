package org.esmpy.bench.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.esmpy.model.Acquisition;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Specimen;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.model.spectrum.FamilySplits;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.catalog.PhysicsTables;

/** Estimates the mass per area of the film of a fit, with its uncertainty. */
public final class FilmEstimate {
    /** Take-off angle where the file gives none, degrees; present instruments have 18 to 35. */
    private static final double USUAL_TAKE_OFF_DEG = 20;

    /**
     * Lowest energy of a line that is used, keV. Lines below overlap with others and involve the valence band, so their
     * strength is a poor measure of absorption.
     */
    private static final double LEAST_KEV = 1;

    /** Number of iterations: the estimate depends on the composition, which depends on the estimate. */
    private static final int ROUNDS = 4;

    private static final double MEDIAN = 0.5;

    /** Charge of an electron, nA·s (CODATA 2018, exact). */
    private static final double ELECTRON_NA_S = 1.602176634e-10;

    private final PhysicsTables physics;
    private final Acquisition acquisition;
    private final double[] sines;
    private final CrossSectionErrors crossSectionErrors;

    public FilmEstimate(PhysicsTables physics, Acquisition acquisition, CrossSectionErrors crossSectionErrors) {
        this.physics = physics;
        this.crossSectionErrors = crossSectionErrors;
        this.acquisition = acquisition;
        this.sines = sines(acquisition);
    }

    /**
     * The mass per area that was given, or every possible one where none was given.
     *
     * @param columns of G
     */
    public MassThickness of(Specimen specimen, Composition mean, List<BasisColumn> columns, List<SplitElement> splits) {
        return specimen.massThicknessGPerCm2() > 0
                ? MassThickness.given(specimen.massThicknessGPerCm2())
                : unknown(mean, columns, splits, Optional.empty());
    }

    private MassThickness unknown(
            Composition film, List<BasisColumn> columns, List<SplitElement> splits, Optional<MassThickness.Dose> dose) {
        return MassThickness.unknown(film, physics.massAttenuation(), sines, ratios(columns, splits), dose);
    }

    /**
     * Estimates a film. The model then assumes the median of the possible values.
     *
     * @param mean    its composition if it did not absorb
     * @param columns of G
     * @param photons photons of each element in a single spectrum, see {@link FamilySplits.Result}; empty for a map, as
     *                the times in its file may be those of a pixel, of a frame or of the whole
     */
    MassThickness estimated(
            Composition mean, List<BasisColumn> columns, List<SplitElement> splits, Map<Element, Double> photons) {
        Composition film = mean;
        Optional<MassThickness.Dose> dose = dose(columns, photons);
        MassThickness thickness = unknown(film, columns, splits, dose);
        for (int round = 0; round < ROUNDS; round++) {
            double median = thickness.quantileGPerCm2(MEDIAN);
            Map<Element, Double> atoms = new TreeMap<>();
            for (BasisColumn column : columns) {
                if (column instanceof BasisColumn.Characteristic element) {
                    double keV = strongest(element.lines(), physics).line().energyKeV();
                    atoms.put(
                            element.element(),
                            mean.atomicFraction(element.element())
                                    / MassThickness.escaped(film, physics.massAttenuation(), sines, median, keV));
                }
            }
            film = Composition.ofAtoms(atoms);
            thickness = unknown(film, columns, splits, dose);
        }
        return thickness.assuming(thickness.quantileGPerCm2(MEDIAN));
    }

    /** The estimate by the number of electrons, where this number and the solid angle are known. */
    private Optional<MassThickness.Dose> dose(List<BasisColumn> columns, Map<Element, Double> photons) {
        double electrons =
                acquisition.currentNA().orElse(0) * acquisition.liveTimeS().orElse(0) / ELECTRON_NA_S;
        double seen = acquisition.solidAngleSr().orElse(0) / (4 * Math.PI);
        if (!(electrons * seen > 0) || photons.isEmpty()) {
            return Optional.empty();
        }
        Map<Element, Double> lineKeV = new TreeMap<>();
        for (BasisColumn column : columns) {
            if (column instanceof BasisColumn.Characteristic element) {
                lineKeV.put(
                        element.element(),
                        strongest(element.lines(), physics).line().energyKeV());
            }
        }
        return Optional.of(new MassThickness.Dose(lineKeV.entrySet().stream()
                .map(line -> new MassThickness.Dose.Counted(
                        line.getKey(), line.getValue(), photons.getOrDefault(line.getKey(), 0.0) / electrons / seen))
                .toList()));
    }

    /** Sine of the take-off angle of each detector; of one usual detector where an angle is unknown. */
    public static double[] sines(Acquisition acquisition) {
        List<Double> angles = acquisition.takeOffAnglesDeg();
        return angles.isEmpty() || angles.stream().anyMatch(angle -> !(angle > 0))
                ? new double[] {Math.sin(Math.toRadians(USUAL_TAKE_OFF_DEG))}
                : angles.stream()
                        .mapToDouble(angle -> Math.sin(Math.toRadians(angle)))
                        .toArray();
    }

    static LineEmission strongest(List<LineEmission> lines, PhysicsTables physics) {
        return lines.stream()
                .max(Comparator.comparingDouble(line -> line.crossSectionCm2()
                        * physics.detectorEfficiency().efficiency(line.line().energyKeV())))
                .orElseThrow();
    }

    private List<MassThickness.LineRatio> ratios(List<BasisColumn> columns, List<SplitElement> splits) {
        List<MassThickness.LineRatio> ratios = new ArrayList<>();
        for (SplitElement split : splits) {
            Optional<LineEmission> soft = strongestOf(columns, split.element() + "-low");
            Optional<LineEmission> hard = strongestOf(columns, split.element() + "-high");
            boolean usable = soft.isPresent() && soft.get().line().energyKeV() > LEAST_KEV;
            if (usable && hard.isPresent() && split.ratio() > 0) {
                ratios.add(new MassThickness.LineRatio(
                        soft.get().line().energyKeV(),
                        hard.get().line().energyKeV(),
                        split.ratio(),
                        Math.hypot(error(soft.get()), error(hard.get()))));
            }
        }
        return ratios;
    }

    private Optional<LineEmission> strongestOf(List<BasisColumn> columns, String name) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .map(candidate -> strongest(((BasisColumn.Characteristic) candidate).lines(), physics));
    }

    private double error(LineEmission line) {
        return crossSectionErrors.of(
                line.line().element(),
                line.line().vacancy().shell(),
                line.line().energyKeV());
    }
}
