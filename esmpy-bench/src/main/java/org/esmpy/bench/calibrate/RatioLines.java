package org.esmpy.bench.calibrate;

import java.util.List;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;

/**
 * Emission lines whose soft lines are scaled so that their ratio to the hard lines is the measured one. The hard lines
 * keep their strength, as their cross-sections are known better and absorption changes them less.
 *
 * @param tables the lines of the tables; this class keeps their id and provenance
 * @param ratios the measured ratios
 */
record RatioLines(EmissionLines tables, List<LineRatio> ratios) implements EmissionLines {
    RatioLines {
        ratios = List.copyOf(ratios);
    }

    @Override
    public String id() {
        return tables.id();
    }

    @Override
    public Provenance provenance() {
        return tables.provenance();
    }

    @Override
    public List<LineEmission> lines(Element element, double beamKeV) {
        List<LineEmission> lines = tables.lines(element, beamKeV);
        for (LineRatio ratio : ratios) {
            if (ratio.element().equals(element)) {
                lines = lines.stream()
                        .map(line -> line.line().energyKeV() < ratio.energyKeV()
                                ? new LineEmission(line.line(), line.crossSectionCm2() * ratio.ratio())
                                : line)
                        .toList();
            }
        }
        return lines;
    }
}
