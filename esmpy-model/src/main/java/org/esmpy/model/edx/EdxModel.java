package org.esmpy.model.edx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * G of EDX emission from a thin film. All element columns are divided by one number, so that the element rows of W are
 * atomic concentrations up to one common factor; that number makes the mean column sum one. Continuum columns have
 * unit sum each. The film absorbs with one composition: a first guess, replaced by the mean composition that a fit
 * found, with the elements that are not fitted (no line on the axis) kept in their share of the first guess.
 */
public final class EdxModel implements SpectralModel {
    /** Absorption is not computed anew while no atomic fraction moved by more than this. */
    private static final double COMPOSITION_TOLERANCE = 1e-3;

    private final ColumnAssembler assembler;
    private final List<BasisColumn> columns;
    private final boolean absorbs;
    private final List<String> warnings;
    private final double elementScale;
    private final Basis initial;

    EdxModel(
            ColumnAssembler assembler,
            List<BasisColumn> columns,
            Composition absorber,
            boolean absorbs,
            List<String> warnings) {
        this.assembler = assembler;
        this.columns = List.copyOf(columns);
        this.absorbs = absorbs;
        this.warnings = List.copyOf(warnings);
        DMatrixRMaj g = assembler.assemble(this.columns, absorber);
        this.elementScale = elementScale(g);
        this.initial = scaled(g, absorber);
    }

    @Override
    public Basis initialBasis() {
        return initial;
    }

    @Override
    public Basis refine(Basis current, Factors fitted) {
        if (!absorbs) {
            return current;
        }
        Optional<Composition> mean = Quantification.meanComposition(current, fitted);
        if (mean.isEmpty()) {
            return current;
        }
        Composition absorber = withUnfitted(mean.get());
        return distance(absorber, current.absorber()) <= COMPOSITION_TOLERANCE
                ? current
                : scaled(assembler.assemble(columns, absorber), absorber);
    }

    /**
     * The columns before they are scaled, L×C: cm² per atom for elements; for continuum terms their own unit per keV,
     * times keV. Several columns of one model are comparable in it if their units are.
     *
     * @param absorber composition of the film that absorbs
     */
    public DMatrixRMaj unscaled(Composition absorber) {
        return assembler.assemble(columns, absorber);
    }

    /** What the person should know, e.g. an element that was left out; one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    private Composition withUnfitted(Composition fitted) {
        Composition guess = initial.absorber();
        List<Element> unfitted = guess.elements().stream()
                .filter(element -> columns.stream().noneMatch(column -> isOf(column, element)))
                .toList();
        double share = unfitted.stream().mapToDouble(guess::atomicFraction).sum();
        if (share == 0) {
            return fitted;
        }
        Map<Element, Double> amounts = new TreeMap<>();
        fitted.elements().forEach(element -> amounts.put(element, fitted.atomicFraction(element) * (1 - share)));
        unfitted.forEach(element -> amounts.put(element, guess.atomicFraction(element)));
        return Composition.ofAtoms(amounts);
    }

    private static boolean isOf(BasisColumn column, Element element) {
        return column instanceof BasisColumn.Characteristic characteristic
                && characteristic.element().equals(element);
    }

    private static double distance(Composition a, Composition b) {
        double largest = 0;
        for (Element element : Element.all()) {
            largest = Math.max(largest, Math.abs(a.atomicFraction(element) - b.atomicFraction(element)));
        }
        return largest;
    }

    private double elementScale(DMatrixRMaj g) {
        double sum = 0;
        int elements = 0;
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof BasisColumn.Characteristic) {
                sum += columnSum(g, c);
                elements++;
            }
        }
        return elements / sum;
    }

    private Basis scaled(DMatrixRMaj g, Composition absorber) {
        for (int c = 0; c < columns.size(); c++) {
            double factor = columns.get(c) instanceof BasisColumn.Continuum ? 1 / columnSum(g, c) : elementScale;
            for (int l = 0; l < g.getNumRows(); l++) {
                g.set(l, c, g.get(l, c) * factor);
            }
        }
        return new Basis(g, columns, absorber);
    }

    private static double columnSum(DMatrixRMaj g, int column) {
        double sum = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            sum += g.get(l, column);
        }
        return sum;
    }
}
