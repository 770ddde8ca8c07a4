package org.esmpy.physics.relaxation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.Element;
import org.esmpy.physics.Line;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.TableRow;

/** Relaxation data of one element. */
final class RelaxingAtom {
    private final int z;
    private final Map<Subshell, Double> edgesKeV = new EnumMap<>(Subshell.class);
    private final Map<Subshell, Double> jumpRatios = new EnumMap<>(Subshell.class);
    private final Map<Subshell, Double> fluorescenceYields = new EnumMap<>(Subshell.class);
    private final Map<Subshell, Double> augerYields = new EnumMap<>(Subshell.class);
    private final Map<Subshell, Map<Subshell, Transfer>> transfers = new EnumMap<>(Subshell.class);
    private final List<Line> lines;

    /** A copy. */
    private RelaxingAtom(RelaxingAtom other) {
        this.z = other.z;
        edgesKeV.putAll(other.edgesKeV);
        jumpRatios.putAll(other.jumpRatios);
        fluorescenceYields.putAll(other.fluorescenceYields);
        augerYields.putAll(other.augerYields);
        transfers.putAll(other.transfers);
        lines = other.lines;
    }

    RelaxingAtom(int z, List<TableRow> subshells, List<TableRow> transfers, List<TableRow> lines) {
        this.z = z;
        for (TableRow row : subshells) {
            Subshell shell = row.subshell("shell");
            edgesKeV.put(shell, row.number("edge_keV"));
            row.optionalNumber("jump_ratio").ifPresent(value -> jumpRatios.put(shell, value));
            row.optionalNumber("fluorescence_yield").ifPresent(value -> fluorescenceYields.put(shell, value));
            row.optionalNumber("auger_yield").ifPresent(value -> augerYields.put(shell, value));
        }
        for (TableRow row : transfers) {
            this.transfers
                    .computeIfAbsent(row.subshell("from"), from -> new EnumMap<>(Subshell.class))
                    .put(row.subshell("to"), transfer(row));
        }
        this.lines = lines(Element.ofZ(z), lines);
    }

    /**
     * This atom with other yields and Coster–Kronig probabilities of L subshells. The vacancies they make in outer
     * shells by photons go with the fluorescence yield, those by Auger decay with the Auger yield.
     */
    RelaxingAtom withLShells(List<TableRow> rows) {
        RelaxingAtom changed = new RelaxingAtom(this);
        for (TableRow row : rows) {
            Subshell shell = row.subshell("shell");
            double radiative = row.number("fluorescence_yield") / fluorescenceYield(shell);
            double auger = row.number("auger_yield") / augerYield(shell);
            Map<Subshell, Transfer> own = new EnumMap<>(Subshell.class);
            transfers
                    .getOrDefault(shell, Map.of())
                    .forEach((to, transfer) -> own.put(
                            to,
                            switch (to) {
                                case L2 -> new Transfer(0, 0, row.number("to_L2"));
                                case L3 -> new Transfer(0, 0, row.number("to_L3"));
                                default -> new Transfer(transfer.radiative() * radiative, transfer.auger() * auger, 0);
                            }));
            changed.transfers.put(shell, own);
            changed.fluorescenceYields.put(shell, row.number("fluorescence_yield"));
            changed.augerYields.put(shell, row.number("auger_yield"));
        }
        return changed;
    }

    List<Subshell> shells() {
        return fluorescenceYields.keySet().stream()
                .filter(augerYields::containsKey)
                .toList();
    }

    double edgeKeV(Subshell shell) {
        return known(edgesKeV, shell, "edge");
    }

    double jumpRatio(Subshell shell) {
        return known(jumpRatios, shell, "jump ratio");
    }

    double fluorescenceYield(Subshell shell) {
        return known(fluorescenceYields, shell, "fluorescence yield");
    }

    double augerYield(Subshell shell) {
        return known(augerYields, shell, "Auger yield");
    }

    Transfer transfer(Subshell from, Subshell to) {
        return transfers.getOrDefault(from, Map.of()).getOrDefault(to, Transfer.NONE);
    }

    List<Line> lines() {
        return lines;
    }

    private double known(Map<Subshell, Double> values, Subshell shell, String quantity) {
        Double value = values.get(shell);
        if (value == null) {
            throw new UnsupportedRangeException("xraylib-4 has no " + quantity + " of " + shell + " for Z = " + z
                    + "; it has one of " + values.keySet());
        }
        return value;
    }

    private static Transfer transfer(TableRow row) {
        return new Transfer(
                row.number("radiative"),
                row.number("auger"),
                row.number("coster_kronig_nonradiative") + row.number("coster_kronig_radiative"));
    }

    private static List<Line> lines(Element element, List<TableRow> rows) {
        List<Line> lines = new ArrayList<>(rows.size());
        for (TableRow row : rows) {
            lines.add(new Line(
                    element,
                    row.subshell("vacancy"),
                    row.subshell("donor"),
                    row.text("siegbahn"),
                    row.number("energy_keV"),
                    row.number("rate")));
        }
        return List.copyOf(lines);
    }
}
