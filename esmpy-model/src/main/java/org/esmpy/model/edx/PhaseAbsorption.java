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
 * Computes the atoms per unit of weight for each phase. G contains the absorption of the mean of the map. A phase that
 * differs from the mean loses more or less of its soft lines, so that its fitted weights are off, by a few per cent for
 * O K in 100 nm of an oxide. Here each phase absorbs with its own composition, as if the film consisted of it alone;
 * composition and absorption are computed in turn until they agree.
 */
public final class PhaseAbsorption implements AtomScale {
    /** Rounds after which the last composition is used although the rounds have not converged. */
    private static final int MAX_ROUNDS = 10;

    /** Largest change of an atomic fraction that ends the rounds. */
    private static final double TOLERANCE = 1e-5;

    private final EdxModel model;
    private final Basis basis;
    private final double[] thickness;
    private final double[] meanSums;

    /**
     * @param model the model that made the basis
     * @param basis G with the absorption of the mean; the thickness of its phases is used
     */
    public PhaseAbsorption(EdxModel model, Basis basis) {
        this(model, basis, basis.phases().stream().mapToDouble(Basis::thickness).toArray());
    }

    /** @param thickness of each phase, relative to that of the map; empty if all are as thick as the map */
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
     * @return length C; 0 for columns that are not part of the composition: continuum, excluded elements, and the
     *     softer lines of an element that is split over two columns
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
     * @param phase its composition, which absorbs
     * @return length C, as of {@link #atomsPerWeight(DMatrixRMaj, int)}
     */
    public double[] atomsPerWeight(Composition phase) {
        return atomsPerWeight(phase, 1);
    }

    private double[] atomsPerWeight(Composition phase, double relativeThickness) {
        double[] atoms = counted();
        Composition absorber = model.withUnfitted(phase);
        double[] own = sums(absorber, relativeThickness * model.relativeDensity(absorber));
        for (int c = 0; c < own.length; c++) {
            atoms[c] *= atoms[c] == 0 ? 1 : meanSums[c] / own[c];
        }
        return atoms;
    }

    /**
     * Share of an element in the atoms that its column counts, 1 / (1 + oxygen per atom): {@link #atomsPerWeight}
     * includes the oxygen that follows from the element.
     */
    public double ownShare(Element element) {
        return model.oxygen().map(oxygen -> 1 / (1 + oxygen.perAtom(element))).orElse(1.0);
    }

    @Override
    public double ownShare(String symbol) {
        return ownShare(Element.of(symbol));
    }

    /** Whether an element has a line on the axis that the detector records. */
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

    /**
     * Atoms per atom of a column's element, with the oxygen that follows from it; 0 for columns outside the
     * composition.
     */
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

    /** Sums of the columns of the model without pile-up and continuum, which have no atoms; length at most C. */
    private double[] sums(Composition absorber, double relativeThickness) {
        DMatrixRMaj g = model.unscaledLines(absorber, relativeThickness);
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
