package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.model.spectrum.LineFamily.Recorded;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Finds by how much the amounts of elements change if lines are stronger than a model says. A fit of n ~ Poisson(G w) to
 * counts that really follow {@code G w + ε g}, where g are the counts of the lines of one shell, finds
 * {@code w + ε (Gᵀ D G)⁻¹ Gᵀ D g} with {@code D = diag(1 / (G w))} to first order in ε. An element that is counted by K and L
 * lines thus shares in the errors of both as the counts weigh them, and one whose lines overlap with those of another in
 * the errors of that one.
 */
public final class FamilyEffects {
    private final EnergyAxis axis;
    private final PhysicsTables physics;

    /**
     * @param axis    of the channels
     * @param physics of the model
     */
    public FamilyEffects(EnergyAxis axis, PhysicsTables physics) {
        this.axis = axis;
        this.physics = physics;
    }

    /**
     * Effects of all families of the elements that have a weight.
     *
     * @param basis   G, L×C
     * @param weights of a spectrum, length C; those of 0 stay there
     */
    public List<FamilyEffect> of(Basis basis, double[] weights) {
        List<double[]> used = new ArrayList<>();
        Map<Element, Integer> counted = new TreeMap<>();
        double[] model = new double[basis.channels()];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                double[] column = basis.column(c);
                for (int l = 0; l < model.length; l++) {
                    column[l] *= weights[c];
                    model[l] += column[l];
                }
                if (basis.columns().get(c) instanceof BasisColumn.Characteristic element) {
                    counted.put(element.element(), used.size()); // the harder side of a split element comes last
                }
                used.add(column);
            }
        }
        double[][] columns = used.toArray(new double[0][]);
        double[] perCount = new double[model.length];
        for (int l = 0; l < model.length; l++) {
            perCount[l] = model[l] > 0 ? 1 / model[l] : 0;
        }
        Cholesky information = Cholesky.of(PoissonWeights.products(columns, perCount));
        List<FamilyEffect> effects = new ArrayList<>();
        int at = 0;
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                double[] column = columns[at++];
                if (basis.columns().get(c) instanceof BasisColumn.Characteristic element) {
                    effects.addAll(effects(element, column, columns, perCount, information, counted));
                }
            }
        }
        return effects;
    }

    private List<FamilyEffect> effects(
            BasisColumn.Characteristic element,
            double[] column,
            double[][] columns,
            double[] perCount,
            Cholesky information,
            Map<Element, Integer> counted) {
        Map<Character, List<Recorded>> shells = shells(element.lines());
        Map<Character, double[]> shapes = new TreeMap<>();
        double[] all = new double[column.length];
        shells.forEach((shell, lines) -> {
            double[] shape = SumModel.column(lines, axis, physics.detectorResponse());
            double sum = lines.stream().mapToDouble(Recorded::crossSection).sum();
            for (int l = 0; l < shape.length; l++) {
                shape[l] *= sum;
                all[l] += shape[l];
            }
            shapes.put(shell, shape);
        });
        List<FamilyEffect> effects = new ArrayList<>();
        shapes.forEach((shell, shape) -> {
            double[] cross = new double[columns.length];
            for (int l = 0; l < column.length; l++) {
                double counts = all[l] > 0 ? column[l] * shape[l] / all[l] * perCount[l] : 0;
                for (int a = 0; a < cross.length && counts > 0; a++) {
                    cross[a] += columns[a][l] * counts;
                }
            }
            double[] change = information.solve(cross);
            Map<Element, Double> onAmounts = new HashMap<>();
            counted.forEach((other, index) -> onAmounts.put(other, change[index]));
            effects.add(new FamilyEffect(element.element(), shell, strongestKeV(shells.get(shell)), onAmounts));
        });
        return effects;
    }

    private Map<Character, List<Recorded>> shells(List<LineEmission> lines) {
        Map<Character, List<Recorded>> shells = new TreeMap<>();
        for (LineEmission emission : lines) {
            double keV = emission.line().energyKeV();
            double recorded =
                    emission.crossSectionCm2() * physics.detectorEfficiency().efficiency(keV);
            if (recorded > 0) {
                shells.computeIfAbsent(emission.line().vacancy().shell(), shell -> new ArrayList<>())
                        .add(new Recorded(keV, recorded));
            }
        }
        return shells;
    }

    private static double strongestKeV(List<Recorded> lines) {
        return lines.stream()
                .max((a, b) -> Double.compare(a.crossSection(), b.crossSection()))
                .orElseThrow()
                .energyKeV();
    }
}
