package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.LineFamily.Recorded;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * An element that may be in a spectrum. The weights of its families are bounded: softer lines are absorbed more than
 * harder ones, in the
 * specimen and in front of the detector, so that a family may be weaker than a thin film's relative to a harder one, but
 * not more than {@value #SOFTER} times stronger, the error of cross-sections and yields. Columns that each hold a family
 * and all harder ones, with weights of at least 0, are exactly that. So the L lines of an element whose K lines are on
 * the axis prove nothing without these.
 *
 * @param element  the element
 * @param families hardest first
 * @param columns  one for each family; L values each
 */
record Candidate(Element element, List<LineFamily> families, List<double[]> columns) {
    private static final double SOFTER = 1.5;

    /** Its columns, or none if no line can be seen. */
    static Candidate of(
            Element element, PhysicsTables physics, EnergyAxis axis, double beamKeV, Instrument instrument) {
        List<LineFamily> families = LineFamily.of(element, physics, axis, beamKeV, instrument.escape()).stream()
                .filter(family -> isWithin(family, axis, instrument))
                .sorted(Comparator.comparingDouble(
                                (LineFamily family) -> family.strongest().energyKeV())
                        .reversed())
                .toList();
        DetectorResponse peak = instrument.withoutTails().peak();
        List<double[]> columns = new ArrayList<>();
        List<Recorded> lines = new ArrayList<>();
        for (int f = 0; f < families.size(); f++) {
            double factor = f == 0 ? 1 : SOFTER;
            families.get(f)
                    .lines()
                    .forEach(line -> lines.add(new Recorded(line.energyKeV(), factor * line.crossSection())));
            columns.add(SumModel.column(lines, axis, peak));
        }
        return new Candidate(element, families, columns);
    }

    /** Peaks that the ends of the axis cut cannot be told from anything else. */
    private static boolean isWithin(LineFamily family, EnergyAxis axis, Instrument instrument) {
        double keV = family.strongest().energyKeV();
        double half = instrument.peak().fwhmKeV(keV);
        return keV - half > axis.lowestKeV() && keV + half < axis.highestKeV();
    }
}
