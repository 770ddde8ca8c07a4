package org.esmpy.physics.emission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.Line;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.TableRow;
import org.esmpy.physics.internal.UserTable;

/**
 * Lines and emission cross-sections of a file, in the form that {@code esmpy lines --format csv} writes. The file holds
 * for one beam energy, which it does not state. For any beam the cross-sections are those of the file; lines whose
 * energy is not below that of the beam are left out.
 */
final class TabulatedEmission implements EmissionLines {
    private static final String ELEMENT = "element";
    private static final String LINE = "line";
    private static final String SIEGBAHN = "siegbahn";
    private static final String ENERGY = "energy_keV";
    private static final String CROSS_SECTION = "cross_section_cm2";

    private final String name;
    private final SortedMap<Element, List<LineEmission>> lines = new TreeMap<>();

    private TabulatedEmission(String name, List<TableRow> rows) {
        this.name = name;
        for (TableRow row : rows) {
            LineEmission emission = emission(row);
            List<LineEmission> others = lines.computeIfAbsent(emission.line().element(), element -> new ArrayList<>());
            if (others.stream()
                    .anyMatch(
                            other -> other.line().iupac().equals(emission.line().iupac()))) {
                throw row.fault(
                        LINE, emission.line().iupac() + " of " + emission.line().element() + " is listed twice");
            }
            others.add(emission);
        }
        lines.replaceAll((element, list) -> list.stream()
                .sorted(Comparator.comparingDouble(emission -> emission.line().energyKeV()))
                .toList());
    }

    static TabulatedEmission of(Path file) throws IOException {
        return new TabulatedEmission(
                file.toString(), UserTable.read(file, ELEMENT, LINE, SIEGBAHN, ENERGY, CROSS_SECTION));
    }

    @Override
    public String id() {
        return "tabulated";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "emission lines of " + name,
                "",
                lines.values().stream().mapToInt(List::size).sum() + " lines",
                "looked up",
                "elements " + lines.keySet() + ", the beam energy of the file",
                "");
    }

    @Override
    public List<LineEmission> lines(Element element, double beamKeV) {
        if (!(beamKeV > 0 && beamKeV < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the beam energy must be positive and finite, got " + beamKeV + " keV");
        }
        List<LineEmission> all = lines.get(element);
        if (all == null) {
            throw new UnsupportedRangeException(name + " has no lines of " + element + "; it has " + lines.keySet());
        }
        return all.stream()
                .filter(emission -> emission.line().energyKeV() < beamKeV)
                .toList();
    }

    /** The relative rate of a line is not in the file, and nothing here needs it: 1. */
    private static LineEmission emission(TableRow row) {
        String line = row.text(LINE);
        int dash = line.indexOf('-');
        if (dash < 0) {
            throw row.fault(LINE, "'" + line + "' is not a line such as K-L3");
        }
        return new LineEmission(
                new Line(
                        row.element(ELEMENT),
                        subshell(row, line.substring(0, dash)),
                        subshell(row, line.substring(dash + 1)),
                        row.text(SIEGBAHN),
                        row.positive(ENERGY),
                        1),
                row.positive(CROSS_SECTION));
    }

    private static Subshell subshell(TableRow row, String name) {
        try {
            return Subshell.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw row.fault(LINE, "'" + name + "' is not a subshell such as L3");
        }
    }
}
