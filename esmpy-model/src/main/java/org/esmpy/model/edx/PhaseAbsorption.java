package org.esmpy.model.edx;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Computes the atoms per unit of weight for each phase. A unit of weight brings the counts that it would if every phase
 * absorbed as the
 * mean of the map does. A phase that differs from the mean loses more or less of its soft lines, so that the fitted
 * weights differ by a few per cent for O K in 100 nm of an oxide. Here each phase absorbs with its own composition, as
 * if the
 * film were of it alone; composition and absorption are repeated until they agree.
 */
public final class PhaseAbsorption implements AtomScale {
    /** Rounds after which compositions are taken as they are, where they do not converge. */
    private static final int MAX_ROUNDS = 10;

    /** Largest change of an atomic fraction that ends the rounds. */
    private static final double TOLERANCE = 1e-5;

    private final EdxModel model;
    private final Basis basis;
    private final double[] thickness;
    private final double[] meanSums;

    /**
     * @param model what made the basis
     * @param basis G with the absorption of the mean; its phases are as thick as theirs say
     */
    public PhaseAbsorption(EdxModel model, Basis basis) {
        this(model, basis, basis.phases().stream().mapToDouble(Basis::thickness).toArray());
    }

    /**
     * @param thickness of each phase, relative to that of the map; none if all are as thick
     */
    PhaseAbsorption(EdxModel model, Basis basis, double[] thickness) {
        this.model = model;
        this.basis = basis;
        this.thickness = thickness.clone();
        this.meanSums = sums(basis.absorber(), 1);
    }

    /** G with the absorption of the mean. */
    public Basis basis() {
        return basis;
    }

    /**
     * Relative numbers of atoms per unit of weight.
     *
     * @param w     W, C×K
     * @param phase k
     * @return length C; 0 for columns that do not count: continuum, excluded elements, and the softer lines of an element
     *     that is split over two columns
     */
    @Override
    public double[] atomsPerWeight(DMatrixRMaj w, int phase) {
        double[] atoms = counted();
        Optional<Composition> before = composition(w, phase, atoms);
        for (int round = 0; round < MAX_ROUNDS && before.isPresent(); round++) {
            atoms = atomsPerWeight(before.get(), thickness.length == 0 ? 1 : thickness[phase]);
            Optional<Composition> after = composition(w, phase, atoms);
            if (distance(before.get(), after.orElseThrow()) < TOLERANCE) {
                return atoms;
            }
            before = after;
        }
        return atoms;
    }

    /**
     * Relative numbers of atoms per unit of weight in a phase of known composition, as thick as the map.
     *
     * @param phase what absorbs
     * @return length C, as above
     */
    public double[] atomsPerWeight(Composition phase) {
        return atomsPerWeight(phase, 1);
    }

    private double[] atomsPerWeight(Composition phase, double relativeThickness) {
        double[] atoms = counted();
        Composition absorber = model.withUnfitted(phase);
        double[] own = sums(absorber, relativeThickness * model.relativeDensity(absorber));
        for (int c = 0; c < own.length; c++) {
            atoms[c] *= meanSums[c] / own[c];
        }
        return atoms;
    }

    /**
     * Share of an element in the atoms that it stands for: 1 / (1 + its oxygen). Atoms of {@link #atomsPerWeight} are those of
     * the element and of the oxygen that follows from it.
     */
    public double ownShare(Element element) {
        return model.oxygen().map(oxygen -> 1 / (1 + oxygen.perAtom(element))).orElse(1.0);
    }

    @Override
    public double ownShare(String symbol) {
        return ownShare(Element.of(symbol));
    }

    /** Whether an element has a line that axis and detector show. */
    public boolean sees(Element element) {
        return model.sees(element);
    }

    /**
     * Composition of a phase.
     *
     * @param w     W, C×K
     * @param phase k
     * @param atoms see {@link #atomsPerWeight}
     * @return empty if no element has a positive weight
     */
    public Optional<Composition> composition(DMatrixRMaj w, int phase, double[] atoms) {
        DMatrixRMaj counted = w.copy();
        for (int c = 0; c < atoms.length; c++) {
            counted.set(c, phase, w.get(c, phase) * atoms[c] * own(c));
        }
        Optional<Composition> found = Quantification.composition(basis, counted, phase);
        return model.oxygen().isPresent() ? found.map(model::withUnfitted) : found;
    }

    @Override
    public SortedMap<String, Double> atomicFractions(DMatrixRMaj w, int phase, double[] atoms) {
        SortedMap<String, Double> fractions = new TreeMap<>();
        composition(w, phase, atoms)
                .ifPresent(found -> found.elements()
                        .forEach(element -> fractions.put(element.symbol(), found.atomicFraction(element))));
        return fractions;
    }

    /** How many atoms one of a column's element stands for, with the oxygen that follows from it; 0 where none count. */
    private double[] counted() {
        Map<Element, Integer> rows = new TreeMap<>();
        for (int c : basis.characteristicRows()) {
            rows.put(((BasisColumn.Characteristic) basis.columns().get(c)).element(), c);
        }
        double[] counted = new double[basis.size()];
        rows.forEach((element, c) -> {
            if (model.oxygen().isEmpty() || OxygenByValence.isCounted(element)) {
                counted[c] = 1 / ownShare(element);
            }
        });
        return counted;
    }

    private double own(int column) {
        return basis.columns().get(column) instanceof BasisColumn.Characteristic element
                ? ownShare(element.element())
                : 1;
    }

    /** What the columns of the model hold in all channels, length at most C: pile-up has no atoms. */
    private double[] sums(Composition absorber, double relativeThickness) {
        DMatrixRMaj g = model.unscaled(absorber, relativeThickness);
        double[] sums = new double[g.getNumCols()];
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += g.unsafe_get(l, c);
            }
        }
        return sums;
    }

    private static double distance(Composition a, Composition b) {
        double largest = 0;
        for (Element element : a.elements()) {
            largest = Math.max(largest, Math.abs(a.atomicFraction(element) - b.atomicFraction(element)));
        }
        return largest;
    }
}
