package org.esmpy.model.edx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * The physics matrix G of EDX emission from a thin film. All element columns are divided by one number, so that the
 * element rows of W are atomic concentrations up to one common factor; that number makes the mean column sum one.
 * Continuum columns and the pile-up column have unit sum each.
 *
 * <p>Three things in G depend on the result of the fit, and are frozen during a fit: the composition that absorbs, the
 * same composition for a continuum that depends on it, and the mean spectrum, from which pile-up follows. They start
 * from a first guess; {@link #refine} takes the mean composition and the mean spectrum of a fit, and keeps elements
 * that are not fitted (no line on the axis) in their share of the first guess. {@link #refinePhases} lets every phase
 * absorb with its own composition; then {@link PhaseAbsorption} converts the element rows of W into atomic
 * concentrations.
 */
public final class EdxModel implements SpectralModel {
    /** G is computed anew only after an atomic fraction has changed by more than this. */
    private static final double COMPOSITION_TOLERANCE = 1e-3;

    /**
     * G is computed anew only after the thickness of a phase has changed by more than this share. A line of which a
     * third is absorbed then changes by 1/250.
     */
    private static final double THICKNESS_TOLERANCE = 0.01;

    /**
     * G is computed anew only after the shape of the pile-up, a few per cent of the counts at most, has changed by more
     * than this share.
     */
    private static final double PILE_UP_TOLERANCE = 1e-2;

    private final ColumnAssembler assembler;
    private final Function<Composition, List<BasisColumn>> columns;
    private final List<String> warnings;
    private final double elementScale;
    private final boolean freeThickness;
    private final Optional<PhaseDensities> densities;
    private final Uncounted uncounted;
    private final Basis initial;

    /**
     * @param columns  the columns without pile-up, for a composition of the film
     * @param absorber first guess of that composition
     * @param pileUp   whether there is a column for pile-up
     * @param freeThickness whether the thickness of phases is to be found by the fit
     * @param densities     of the phases; empty if all have that of the map
     * @param uncounted     elements without lines
     */
    EdxModel(
            ColumnAssembler assembler,
            Function<Composition, List<BasisColumn>> columns,
            Composition absorber,
            boolean pileUp,
            boolean freeThickness,
            Optional<PhaseDensities> densities,
            Uncounted uncounted,
            List<String> warnings) {
        this.assembler = assembler;
        this.columns = columns;
        this.freeThickness = freeThickness;
        this.densities = densities;
        this.uncounted = uncounted;
        List<BasisColumn> first = columns.apply(absorber);
        DMatrixRMaj g = assembler.assemble(first, new ColumnAssembler.Absorber(absorber, 1));
        this.elementScale = elementScale(first, g);
        Basis plain = scaled(first, g, absorber);
        Optional<double[]> shape =
                pileUp ? PileUp.shape(assembler.axis(), PileUpColumn.guess(plain)) : Optional.empty();
        this.initial = shape.map(found -> PileUpColumn.with(plain, found)).orElse(plain);
        this.warnings = pileUp && shape.isEmpty() ? withPileUpLost(warnings) : List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "EDX model, " + initial;
    }

    @Override
    public Basis initialBasis() {
        return initial;
    }

    @Override
    public Basis refine(Basis current, Factors fitted) {
        Composition found = Quantification.meanComposition(current, fitted)
                .map(this::withUnfitted)
                .orElseGet(current::absorber);
        Basis plain = distance(found, current.absorber()) > COMPOSITION_TOLERANCE ? plain(found, 1) : current;
        boolean same = containsColumns(current, plain);
        Optional<double[]> before = PileUpColumn.of(current);
        if (before.isEmpty()) {
            return same ? current : plain;
        }
        Optional<double[]> after = PileUp.shape(assembler.axis(), PileUpColumn.photons(current, fitted.totalWeights()))
                .filter(shape -> distance(before.get(), shape) > PILE_UP_TOLERANCE);
        return same && after.isEmpty() ? current : PileUpColumn.with(plain, after.orElseGet(before::get));
    }

    /**
     * Lets every phase absorb with its own composition, as if the film consisted of it alone, and with its own density where
     * phases have one: a thickness is then that of the film, not its mass per area.
     */
    @Override
    public Basis refinePhases(Basis current, DMatrixRMaj w, double[] thickness) {
        Basis mean = current.withPhases(List.of());
        PhaseAbsorption absorption = new PhaseAbsorption(this, mean, thickness);
        List<Basis> own = new ArrayList<>();
        boolean moved = false;
        for (int k = 0; k < thickness.length; k++) {
            Composition found = absorption
                    .composition(w, k, absorption.atomsPerWeight(w, k))
                    .map(this::withUnfitted)
                    .orElseGet(mean::absorber);
            Basis before = current.ofPhase(k);
            boolean stays = distance(found, before.absorber()) <= COMPOSITION_TOLERANCE
                    && Math.abs(thickness[k] - before.thickness()) <= THICKNESS_TOLERANCE * before.thickness();
            moved |= !stays;
            own.add(
                    stays
                            ? before
                            : asBright(plain(found, thickness[k] * relativeDensity(found)), mean)
                                    .withThickness(thickness[k]));
        }
        return !moved || own.stream().allMatch(basis -> containsColumns(mean, basis)) ? current : mean.withPhases(own);
    }

    /** The density of a phase over that of the map; 1 where densities of phases are not known. */
    public double relativeDensity(Composition phase) {
        return densities.map(of -> of.relative(phase)).orElse(1.0);
    }

    @Override
    public PhaseAbsorption atomScale(Basis basis) {
        return new PhaseAbsorption(this, basis);
    }

    @Override
    public boolean hasFreeThickness() {
        return freeThickness && assembler.absorbs();
    }

    /** A basis with the pile-up of another one, and every column scaled to its sum there. */
    private static Basis asBright(Basis plain, Basis mean) {
        double[] wanted = mean.columnSums();
        double[] sums = plain.columnSums();
        DMatrixRMaj g = plain.g().copy();
        for (int i = 0; i < g.getNumElements(); i++) {
            int c = i % sums.length;
            g.data[i] *= wanted[c] / sums[c];
        }
        Basis scaled = new Basis(g, plain.columns(), plain.absorber());
        return PileUpColumn.of(mean)
                .map(shape -> PileUpColumn.with(scaled, shape))
                .orElse(scaled);
    }

    /**
     * The columns before they are scaled, without that of pile-up, L×C: cm² per atom for elements; for continuum terms
     * their own unit per keV, times keV.
     *
     * @param absorber composition of the film that absorbs
     */
    public DMatrixRMaj unscaled(Composition absorber) {
        return unscaled(absorber, 1);
    }

    /**
     * As {@link #unscaled(Composition)}, for a film of another thickness than that of the map.
     *
     * @param absorber  composition of the film that absorbs
     * @param thickness its mass per area over that of the map
     */
    public DMatrixRMaj unscaled(Composition absorber, double thickness) {
        return assembler.assemble(columns.apply(absorber), new ColumnAssembler.Absorber(absorber, thickness));
    }

    /** As {@link #unscaled(Composition, double)}, but columns of the continuum are empty. */
    DMatrixRMaj unscaledLines(Composition absorber, double thickness) {
        return assembler.assembleLines(columns.apply(absorber), new ColumnAssembler.Absorber(absorber, thickness));
    }

    /** Warnings for the user, e.g. that an element was left out; one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    private List<String> withPileUpLost(List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.add(String.format(
                Locale.ROOT,
                "no two photons sum to less than %.2f keV; pile-up is left out",
                assembler.axis().highestKeV()));
        return List.copyOf(all);
    }

    /**
     * Adds what is not fitted to a composition: elements without a line, in their share of the first guess, or oxygen,
     * if it follows from the others.
     */
    public Composition withUnfitted(Composition fitted) {
        if (uncounted.oxygen().isPresent()) {
            return uncounted.oxygen().get().with(fitted);
        }
        Composition guess = initial.absorber();
        List<Element> unfitted = guess.elements().stream()
                .filter(element -> initial.columns().stream().noneMatch(column -> isOf(column, element)))
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

    /** The rule by which oxygen follows from the other elements, if there is one. */
    Optional<OxygenByValence> oxygen() {
        return uncounted.oxygen();
    }

    /** Whether an element has a line on the axis that the detector records. */
    boolean sees(Element element) {
        return uncounted.isSeen().test(element);
    }

    private static boolean isOf(BasisColumn column, Element element) {
        return column instanceof BasisColumn.Characteristic characteristic
                && characteristic.element().equals(element);
    }

    private static double elementScale(List<BasisColumn> columns, DMatrixRMaj g) {
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

    /** G without pile-up. */
    private Basis plain(Composition absorber, double thickness) {
        return scaled(columns.apply(absorber), unscaled(absorber, thickness), absorber);
    }

    private Basis scaled(List<BasisColumn> own, DMatrixRMaj g, Composition absorber) {
        for (int c = 0; c < own.size(); c++) {
            double factor = own.get(c) instanceof BasisColumn.Continuum ? 1 / columnSum(g, c) : elementScale;
            for (int l = 0; l < g.getNumRows(); l++) {
                g.set(l, c, g.get(l, c) * factor);
            }
        }
        return new Basis(g, own, absorber);
    }

    /** Whether a basis contains the columns of {@code plain}, equal in every number. */
    private static boolean containsColumns(Basis basis, Basis plain) {
        return plain == basis
                || IntStream.range(0, plain.size()).allMatch(c -> Arrays.equals(basis.column(c), plain.column(c)));
    }

    private static double distance(Composition a, Composition b) {
        double largest = 0;
        for (Element element : Element.all()) {
            largest = Math.max(largest, Math.abs(a.atomicFraction(element) - b.atomicFraction(element)));
        }
        return largest;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += Math.abs(a[l] - b[l]);
        }
        return sum;
    }

    private static double columnSum(DMatrixRMaj g, int column) {
        double sum = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            sum += g.get(l, column);
        }
        return sum;
    }
}
