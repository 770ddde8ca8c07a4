package org.esmpy.physics.emission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.Line;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;

/**
 * Computes emission cross-sections from ionisation and the vacancy cascade that follows it. With s from K outwards and
 * T the mean number of vacancies that one vacancy makes in another subshell,
 *
 * <pre>
 * N_s = sigma_s(E0) + sum over p inside s of N_p T(p→s)
 * sigma_line = N_s w_s R_line
 * </pre>
 *
 * A subshell is ionised only above its measured edge, even if the cross-section uses another edge internally. Lines
 * whose vacancy subshell the cross-section does not cover (L below Z = 11, the outer M below Z = 33: all under 0.1 keV)
 * are left out, since the cascade alone would understate them. So are lines weaker than 1e-5 of the element's
 * strongest; there is no absolute limit.
 */
final class CascadeEmission implements EmissionLines {
    private static final double LOWEST_BEAM_KEV = 1;
    private static final double HIGHEST_BEAM_KEV = 400;
    /** Weakest line over the strongest of the element: 1e5 counts in the strongest are 1 count in it. */
    private static final double WEAKEST_RELATIVE_LINE = 1e-5;

    private final String id;
    private final IonizationCrossSection ionization;
    private final RelaxationData relaxation;
    private final CascadeMode mode;

    CascadeEmission(String id, IonizationCrossSection ionization, RelaxationData relaxation, CascadeMode mode) {
        this.id = id;
        this.ionization = ionization;
        this.relaxation = relaxation;
        this.mode = mode;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Provenance provenance() {
        Provenance first = ionization.provenance();
        Provenance second = relaxation.provenance();
        return new Provenance(
                first.citation() + "; " + second.citation(),
                first.link() + " " + second.link(),
                ionization.id() + " + " + relaxation.id() + ", cascade "
                        + mode.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "N_s = σ_s(E0) + Σ_p N_p T(p→s) over the subshells p inside s, σ_line = N_s ω_s R_line; lines weaker than 1e-5"
                        + " of the element's strongest are left out",
                "beam 1 to 400 keV; " + second.range(),
                second.deviations());
    }

    @Override
    public List<LineEmission> lines(Element element, double beamKeV) {
        if (!(beamKeV >= LOWEST_BEAM_KEV && beamKeV <= HIGHEST_BEAM_KEV)) {
            throw new UnsupportedRangeException(id + " covers beams of 1 to 400 keV, got " + beamKeV + " keV");
        }
        Map<Subshell, Double> vacancies = vacanciesCm2(element.z(), beamKeV);
        List<LineEmission> emitted = new ArrayList<>();
        double strongest = 0;
        for (Line line : relaxation.lines(element.z())) {
            double crossSectionCm2 = vacancies.getOrDefault(line.vacancy(), 0.0)
                    * line.relativeRate()
                    * fluorescenceYield(element.z(), line.vacancy(), vacancies);
            emitted.add(new LineEmission(line, crossSectionCm2));
            strongest = Math.max(strongest, crossSectionCm2);
        }
        double weakest = Math.max(strongest * WEAKEST_RELATIVE_LINE, Double.MIN_VALUE);
        emitted.removeIf(line -> line.crossSectionCm2() < weakest);
        emitted.sort(Comparator.comparingDouble(line -> line.line().energyKeV()));
        return List.copyOf(emitted);
    }

    private double fluorescenceYield(int z, Subshell shell, Map<Subshell, Double> vacancies) {
        return vacancies.containsKey(shell) ? relaxation.fluorescenceYield(z, shell) : 0;
    }

    /** Vacancies of the subshells that the cross-section covers, direct and by cascade, cm² per electron and atom. */
    private Map<Subshell, Double> vacanciesCm2(int z, double beamKeV) {
        Map<Subshell, Double> vacancies = new EnumMap<>(Subshell.class);
        for (Subshell shell : relaxation.shells(z)) {
            if (!ionization.covers(z, shell)) {
                continue;
            }
            double sum = beamKeV > relaxation.edgeKeV(z, shell) ? ionization.crossSectionCm2(z, shell, beamKeV) : 0;
            for (Map.Entry<Subshell, Double> inner : vacancies.entrySet()) {
                sum += inner.getValue() * relaxation.vacanciesPerVacancy(z, inner.getKey(), shell, mode);
            }
            vacancies.put(shell, sum);
        }
        return vacancies;
    }
}
