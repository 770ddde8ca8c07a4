package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Computes by how much the fitted amounts of elements change if lines are stronger than in the model. A fit of n ~
 * Poisson(G w) to counts that really follow {@code G w + ε g}, where g are the counts of the lines of one shell, finds
 * {@code w + ε (Gᵀ D G)⁻¹ Gᵀ D g} with {@code D = diag(1 / (G w))} to first order in ε. So an element that is fitted by
 * K and L lines has the errors of both, weighted by their counts, and an element whose lines overlap with those of
 * another has a part of the errors of that one.
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
     * @param weights of a spectrum, length C; weights of 0 stay 0
     */
    public List<FamilyEffect> of(Basis basis, double[] weights) {
        CountedColumns counted = CountedColumns.of(basis, weights);
        List<FamilyEffect> effects = new ArrayList<>();
        for (int i = 0; i < counted.columns().length; i++) {
            if (basis.columns().get(counted.indices().get(i)) instanceof BasisColumn.Characteristic element) {
                effects.addAll(effects(element, counted.columns()[i], counted));
            }
        }
        return effects;
    }

    private List<FamilyEffect> effects(BasisColumn.Characteristic element, double[] column, CountedColumns counted) {
        List<LineFamily> families =
                LineFamily.recorded(element.element(), element.lines(), physics.detectorEfficiency());
        List<double[]> shapes = new ArrayList<>();
        double[] all = new double[column.length];
        for (LineFamily family : families) {
            double[] shape = SumModel.column(family.lines(), axis, physics.detectorResponse());
            double sum = family.crossSection();
            for (int l = 0; l < shape.length; l++) {
                shape[l] *= sum;
                all[l] += shape[l];
            }
            shapes.add(shape);
        }
        double[][] columns = counted.columns();
        List<FamilyEffect> effects = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            double[] shape = shapes.get(i);
            double[] cross = new double[columns.length];
            for (int l = 0; l < column.length; l++) {
                double counts = all[l] > 0 ? column[l] * shape[l] / all[l] * counted.perCount()[l] : 0;
                for (int a = 0; a < cross.length && counts > 0; a++) {
                    cross[a] += columns[a][l] * counts;
                }
            }
            double[] change = counted.information().solve(cross);
            Map<Element, Double> onAmounts = new HashMap<>();
            counted.elements().forEach((other, index) -> onAmounts.put(other, change[index]));
            LineFamily family = families.get(i);
            effects.add(new FamilyEffect(
                    element.element(), family.shell(), family.strongest().energyKeV(), onAmounts));
        }
        return effects;
    }
}
