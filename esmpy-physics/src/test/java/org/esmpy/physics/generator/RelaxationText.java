package org.esmpy.physics.generator;

import com.github.tschoonj.xraylib.Xraylib;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.esmpy.physics.Subshell;

/** Tables of the relaxation package: subshells, radiative lines, and vacancies made by one vacancy. */
final class RelaxationText {
    private static final int FIRST_Z = 4;
    private static final int LAST_Z = 98;
    private static final int DIGITS = 9;
    private static final Subshell OUTERMOST_VACANCY = Subshell.M5;
    private static final Map<String, String> SIEGBAHN = Siegbahn.NAMES;

    private RelaxationText() {}

    static List<TableText> all() {
        return List.of(subshells(), lines(), transfers());
    }

    private static TableText subshells() {
        List<String> rows = new ArrayList<>(List.of("Z,shell,edge_keV,fluorescence_yield,auger_yield,jump_ratio"));
        for (int z = FIRST_Z; z <= LAST_Z; z++) {
            for (Subshell shell : Subshell.values()) {
                int element = z;
                int macro = shell.ordinal();
                OptionalDouble edge = Xrl.ask(() -> Xraylib.EdgeEnergy(element, macro));
                if (edge.isPresent()) {
                    rows.add(String.join(
                            ",",
                            Integer.toString(z),
                            shell.name(),
                            TableText.number(edge.getAsDouble(), DIGITS),
                            cell(() -> Xraylib.FluorYield(element, macro)),
                            cell(() -> augerYield(element, shell)),
                            cell(() -> Xraylib.JumpFactor(element, macro))));
                }
            }
        }
        return new TableText(
                "relaxation/subshells.csv",
                header(List.of(
                        "Subshells of the elements 4 to 98: ionisation edge, fluorescence yield, Auger yield",
                        "(without Coster-Kronig transitions) and photoelectric jump ratio at the edge. An empty cell is unknown.",
                        "change: the M1 Auger yields of Z = 67 to 70 are negative in the source and 0 here")),
                rows);
    }

    private static TableText lines() {
        List<String> rows = new ArrayList<>(List.of("Z,vacancy,donor,siegbahn,energy_keV,rate"));
        List<Xrl.Transition> transitions = Xrl.transitions();
        rows.add("4,K,L3,Ka1,0.1085,1");
        for (int z = FIRST_Z; z <= LAST_Z; z++) {
            for (Xrl.Transition transition : transitions) {
                if (transition.vacancy().compareTo(OUTERMOST_VACANCY) <= 0) {
                    addLine(rows, z, transition);
                }
            }
        }
        return new TableText(
                "relaxation/lines.csv",
                header(List.of(
                        "Characteristic lines of the elements 4 to 98: vacancy and donor subshell, Siegbahn name,",
                        "photon energy and share of the radiative decays of the vacancy.",
                        "change: rates without a line energy in the source are left out; Be K (108.5 eV, rate 1), which the",
                        "source does not have, is added")),
                rows);
    }

    private static void addLine(List<String> rows, int z, Xrl.Transition transition) {
        double rate = Xrl.orZero(() -> Xraylib.RadRate(z, transition.macro()));
        double energy = Xrl.orZero(() -> Xraylib.LineEnergy(z, transition.macro()));
        if (rate > 0 && energy > 0) {
            String name = transition.vacancy() + "-" + transition.donor();
            rows.add(String.join(
                    ",",
                    Integer.toString(z),
                    transition.vacancy().name(),
                    transition.donor().name(),
                    SIEGBAHN.getOrDefault(name, ""),
                    TableText.number(energy, DIGITS),
                    TableText.number(rate, DIGITS)));
        }
    }

    private static TableText transfers() {
        List<String> rows = new ArrayList<>(
                List.of("Z,from,to,radiative,auger,coster_kronig_nonradiative,coster_kronig_radiative"));
        List<Xrl.Transition> transitions = Xrl.transitions();
        List<Xrl.AugerDecay> decays = Xrl.augerDecays();
        for (int z = FIRST_Z; z <= LAST_Z; z++) {
            Map<Subshell, Map<Subshell, Double>> radiative = radiative(z, transitions);
            Map<Subshell, Map<Subshell, Double>> auger = auger(z, decays);
            for (Subshell from : Subshell.values()) {
                for (Subshell to : Subshell.values()) {
                    if (from.compareTo(to) < 0 && to.compareTo(OUTERMOST_VACANCY) <= 0) {
                        addTransfer(rows, z, from, to, radiative.get(from), auger.get(from));
                    }
                }
            }
        }
        return new TableText(
                "relaxation/transfers.csv",
                header(
                        List.of(
                                "Mean number of vacancies in 'to' per vacancy in 'from', by cause. radiative: yield x rate between",
                                "different shells; auger: Auger yield x rates, both holes counted; Coster-Kronig: within a shell.",
                                "change: all Auger decays of K that leave an M1 hole count; the source's own sum omits some of them")),
                rows);
    }

    private static void addTransfer(
            List<String> rows,
            int z,
            Subshell from,
            Subshell to,
            Map<Subshell, Double> radiative,
            Map<Subshell, Double> auger) {
        List<Double> values = List.of(
                from.shell() == to.shell() ? 0.0 : radiative.getOrDefault(to, 0.0),
                from.shell() == to.shell() ? 0.0 : auger.getOrDefault(to, 0.0),
                CosterKronig.nonRadiative(z, from, to),
                CosterKronig.radiative(z, from, to));
        if (values.stream().anyMatch(value -> value > 0)) {
            StringBuilder row = new StringBuilder()
                    .append(z)
                    .append(',')
                    .append(from)
                    .append(',')
                    .append(to);
            values.forEach(value -> row.append(',').append(TableText.number(value, DIGITS)));
            rows.add(row.toString());
        }
    }

    private static Map<Subshell, Map<Subshell, Double>> radiative(int z, List<Xrl.Transition> transitions) {
        Map<Subshell, Map<Subshell, Double>> sums = empty();
        for (Xrl.Transition transition : transitions) {
            double yield =
                    Xrl.orZero(() -> Xraylib.FluorYield(z, transition.vacancy().ordinal()));
            double rate = Xrl.orZero(() -> Xraylib.RadRate(z, transition.macro()));
            sums.get(transition.vacancy()).merge(transition.donor(), yield * rate, Double::sum);
        }
        return sums;
    }

    private static Map<Subshell, Map<Subshell, Double>> auger(int z, List<Xrl.AugerDecay> decays) {
        Map<Subshell, Map<Subshell, Double>> sums = empty();
        for (Xrl.AugerDecay decay : decays) {
            double made = Xrl.orZero(() -> augerYield(z, decay.vacancy()))
                    * Xrl.orZero(() -> Xraylib.AugerRate(z, decay.macro()));
            for (String hole : List.of(decay.firstHole(), decay.secondHole())) {
                if (hole.charAt(0) <= 'M' && made > 0) {
                    sums.get(decay.vacancy()).merge(Subshell.valueOf(hole), made, Double::sum);
                }
            }
        }
        return sums;
    }

    private static double augerYield(int z, Subshell shell) {
        return Math.max(0, Xraylib.AugerYield(z, shell.ordinal()));
    }

    private static Map<Subshell, Map<Subshell, Double>> empty() {
        Map<Subshell, Map<Subshell, Double>> map = new EnumMap<>(Subshell.class);
        for (Subshell shell : Subshell.values()) {
            map.put(shell, new EnumMap<>(Subshell.class));
        }
        return map;
    }

    private static String cell(DoubleSupplier value) {
        OptionalDouble found = Xrl.ask(value);
        return found.isPresent() ? TableText.number(found.getAsDouble(), DIGITS) : "";
    }

    private static List<String> header(List<String> what) {
        List<String> lines = new ArrayList<>(what);
        lines.addAll(Source.XRAYLIB);
        return lines;
    }
}
