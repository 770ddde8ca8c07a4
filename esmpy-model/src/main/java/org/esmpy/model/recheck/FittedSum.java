package org.esmpy.model.recheck;

import java.util.List;
import org.esmpy.model.Basis;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.EdxModel;

/**
 * The phases of a fit, whose summed spectrum is looked at again.
 *
 * @param axis           of the channels
 * @param basis          G that the factors belong to, of all phases or of each; its films are those that the fit found
 * @param factors        of the fit
 * @param split          the same elements, with the soft and the hard lines of some in columns of their own
 * @param givenThickness of the film of each phase as it was given, relative to that of the map: a fit makes up for a
 *     layer by thicker films
 */
public record FittedSum(EnergyAxis axis, Basis basis, Factors factors, EdxModel split, List<Double> givenThickness) {
    public FittedSum {
        givenThickness = List.copyOf(givenThickness);
    }

    /** The sum behind films as the fit found them, all thicker by a factor. */
    PhaseSum found(double factor) {
        double[] thickness = new double[factors.phases()];
        for (int k = 0; k < thickness.length; k++) {
            thickness[k] = basis.ofPhase(k).thickness() * factor;
        }
        return new PhaseSum(this, thickness);
    }

    /** The sum behind films as they were given. */
    PhaseSum given() {
        return new PhaseSum(
                this, givenThickness.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
