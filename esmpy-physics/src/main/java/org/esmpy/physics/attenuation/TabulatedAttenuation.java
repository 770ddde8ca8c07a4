package org.esmpy.physics.attenuation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.TableRow;
import org.esmpy.physics.internal.UserTable;

/**
 * Mass attenuation read from a file. Between its points it is a straight line in log-log, so it is never negative. Two
 * points of one energy are an edge; at that energy the second one is used. Each element has its own range.
 */
final class TabulatedAttenuation implements MassAttenuation {
    private static final String ELEMENT = "element";
    private static final String ENERGY = "energy_keV";
    private static final String TOTAL = "total_cm2_per_g";
    private static final String PHOTOELECTRIC = "photoelectric_cm2_per_g";

    private final String name;
    private final Map<Integer, LogLogTable> elements = new TreeMap<>();

    private TabulatedAttenuation(String name, List<TableRow> rows) {
        this.name = name;
        Map<Integer, List<TableRow>> byElement = new TreeMap<>();
        for (TableRow row : rows) {
            Element element = row.element(ELEMENT);
            List<TableRow> others = byElement.computeIfAbsent(element.z(), z -> new ArrayList<>());
            check(row, others);
            others.add(row);
        }
        byElement.forEach((z, own) -> {
            TableRow last = own.get(own.size() - 1);
            if (!(own.get(0).number(ENERGY) < last.number(ENERGY))) {
                throw last.fault(ENERGY, "an element needs points at 2 energies or more");
            }
            elements.put(z, LogLogTable.ofKeV(own, ENERGY, TOTAL, PHOTOELECTRIC));
        });
    }

    static TabulatedAttenuation of(Path file) throws IOException {
        return new TabulatedAttenuation(file.toString(), UserTable.read(file, ELEMENT, ENERGY, TOTAL, PHOTOELECTRIC));
    }

    @Override
    public String id() {
        return "tabulated";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "attenuation of " + name,
                "",
                elements.size() + " elements",
                "looked up, mixtures by mass fractions",
                "Z = " + elements.keySet() + ", from " + lowestKeV() + " keV",
                "straight lines in log-log between the points");
    }

    @Override
    public double totalCm2PerG(int z, double energyKeV) {
        return element(z, energyKeV).totalCm2PerG(energyKeV);
    }

    @Override
    public double photoelectricCm2PerG(int z, double energyKeV) {
        return element(z, energyKeV).photoelectricCm2PerG(energyKeV);
    }

    @Override
    public double lowestKeV() {
        return elements.values().stream()
                .mapToDouble(LogLogTable::lowestKeV)
                .max()
                .orElseThrow();
    }

    private LogLogTable element(int z, double energyKeV) {
        LogLogTable table = elements.get(z);
        if (table == null) {
            throw new UnsupportedRangeException(
                    name + " has no attenuation for Z = " + z + "; it covers " + elements.keySet());
        }
        if (!(energyKeV >= table.lowestKeV() && energyKeV <= table.highestKeV())) {
            throw new UnsupportedRangeException(name + " has no attenuation of Z = " + z + " at " + energyKeV
                    + " keV; it covers " + table.lowestKeV() + " to " + table.highestKeV() + " keV");
        }
        return table;
    }

    private static void check(TableRow row, List<TableRow> before) {
        double energyKeV = row.positive(ENERGY);
        if (!before.isEmpty() && energyKeV < before.get(before.size() - 1).number(ENERGY)) {
            throw row.fault(ENERGY, energyKeV + " comes after a higher energy; the energies of an element must rise");
        }
        if (row.positive(PHOTOELECTRIC) > row.positive(TOTAL)) {
            throw row.fault(PHOTOELECTRIC, row.text(PHOTOELECTRIC) + " is above the total of " + row.text(TOTAL));
        }
    }
}
