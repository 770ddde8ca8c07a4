package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.esmpy.bench.settings.PriorImages;
import org.esmpy.bench.settings.PriorSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.ImageShape;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.prior.PriorsBuilder;
import org.esmpy.solver.prior.PureRegions;

/** Translates the user's prior knowledge (absent elements, formulas, known phases) into constraints on W and H. */
final class PriorChoice {
    private final PriorSettings settings;
    private final PhaseAbsorption absorption;
    private final Basis basis;
    private final PriorsBuilder builder;

    private PriorChoice(PriorSettings settings, PhaseAbsorption absorption, int phases) {
        this.settings = settings;
        this.absorption = absorption;
        this.basis = absorption.basis();
        this.builder = Priors.of(basis, phases);
    }

    /**
     * The priors of a fit.
     *
     * @param absorption of the basis that is fitted
     * @throws IllegalArgumentException if they cannot be understood, contradict each other, or belong to another map
     */
    static Priors of(PriorSettings settings, PhaseAbsorption absorption, ImageShape shape, int phases) {
        PriorChoice choice = new PriorChoice(settings, absorption, phases);
        settings.absent().forEach(choice::absent);
        settings.stoichiometry().forEach(choice::stoichiometry);
        settings.known().forEach(choice::known);
        settings.pure().forEach(file -> choice.builder.pure(PureRegions.of(PriorImages.labels(file, shape))));
        settings.exposure().ifPresent(file -> choice.builder.exposures(PriorImages.values(file, shape)));
        return choice.builder.build();
    }

    private void absent(String text) {
        PriorText parsed = PriorText.parse(text);
        int phase = parsed.requirePhase("--absent", "2:Si,Ca");
        for (String symbol : parsed.words().split(",", -1)) {
            builder.absent(phase, columns(Element.of(symbol.strip())));
        }
    }

    /**
     * Ties the weights of a formula. Of an element with two columns, the one with the harder lines is tied, as in
     * compositions; the other is free. Weights of one phase are computed with absorption by that phase, as in its
     * quantification; a formula for all phases with absorption by the mean composition.
     */
    private void stoichiometry(String text) {
        PriorText parsed = PriorText.parse(text);
        Map<Integer, Double> amounts = new TreeMap<>();
        Map<Element, Double> formula = parsed.formula();
        Map<Element, Double> seen = new TreeMap<>(formula);
        seen.keySet().removeAll(unseen(formula, absorption));
        if (seen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no element of the stoichiometry " + text + " has a line in range; leave it out");
        }
        seen.forEach((element, amount) -> {
            int[] columns = columns(element);
            amounts.put(columns[columns.length - 1], amount);
        });
        if (parsed.phase().isEmpty()) {
            builder.tied(amounts);
            return;
        }
        int phase = parsed.phase().getAsInt();
        double[] atoms = absorption.atomsPerWeight(Composition.ofAtoms(formula));
        amounts.replaceAll((column, amount) -> atoms[column] > 0 ? amount / atoms[column] / own(column) : amount);
        builder.tied(phase, amounts);
        for (int column : basis.characteristicRows()) {
            if (!formula.containsKey(
                    ((BasisColumn.Characteristic) basis.columns().get(column)).element())) {
                builder.absent(phase, column);
            }
        }
    }

    private double own(int column) {
        return element(basis.columns().get(column)).map(absorption::ownShare).orElse(1.0);
    }

    /** A sentence for each stoichiometry with elements that have no line, and so cannot be tied. */
    static List<String> doubts(PriorSettings settings, PhaseAbsorption absorption) {
        List<String> doubts = new ArrayList<>();
        for (String text : settings.stoichiometry()) {
            List<String> unseen = unseen(PriorText.parse(text).formula(), absorption).stream()
                    .map(Element::symbol)
                    .toList();
            if (!unseen.isEmpty()) {
                doubts.add("the stoichiometry " + text + " holds for the elements with lines: "
                        + String.join(", ", unseen) + " has none in range");
            }
        }
        return doubts;
    }

    private static List<Element> unseen(Map<Element, Double> formula, PhaseAbsorption absorption) {
        return formula.keySet().stream()
                .filter(element -> !absorption.sees(element)
                        && absorption.basis().columns().stream()
                                .noneMatch(column -> element(column).equals(Optional.of(element))))
                .toList();
    }

    private void known(String text) {
        PriorText parsed = PriorText.parse(text);
        int phase = parsed.requirePhase("--known", "1:out/W.csv or 1:out/W.csv#phase_3");
        int hash = parsed.words().lastIndexOf('#');
        String file = hash < 0 ? parsed.words() : parsed.words().substring(0, hash);
        String column = hash < 0 ? "phase_" + (phase + 1) : parsed.words().substring(hash + 1);
        builder.known(phase, PriorWeights.read(file, column, basis));
    }

    /** Columns with lines of an element, the hardest last. */
    private int[] columns(Element element) {
        int[] columns = IntStream.range(0, basis.size())
                .filter(c -> element(basis.columns().get(c)).equals(Optional.of(element)))
                .toArray();
        if (columns.length == 0) {
            throw new IllegalArgumentException(element.symbol() + " is not among the fitted elements "
                    + basis.columns().stream().map(BasisColumn::name).toList()
                    + "; leave it out or add it to --elements");
        }
        return columns;
    }

    private static Optional<Element> element(BasisColumn column) {
        if (column instanceof BasisColumn.Characteristic characteristic) {
            return Optional.of(characteristic.element());
        }
        return column instanceof BasisColumn.Excluded excluded ? Optional.of(excluded.element()) : Optional.empty();
    }
}
