package org.esmpy.bench.physics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.edx.FilmEmission;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.continuum.Continua;

/**
 * Computes the expected spectrum of a composition. The share of bremsstrahlung is by default that of
 * {@code screened-bethe-heitler}, which has absolute cross-sections. Other continuum models give the shape only, with
 * equal numbers of counts in each of their terms.
 *
 * @param physics     tables of all quantities
 * @param energy      the channels
 * @param acquisition beam energy and, if the specimen absorbs, the take-off angle
 * @param specimen    the film that absorbs
 */
public record SpectrumModel(PhysicsTables physics, EnergyAxis energy, Acquisition acquisition, Specimen specimen) {
    /**
     * Expected counts.
     *
     * @param composition    of the film
     * @param continuumShare share of the counts that is bremsstrahlung, 0…1; empty for the physical one
     * @param total          sum of the counts; positive
     * @param warnings       receives a sentence for each element or line that was left out
     * @return L values
     */
    public double[] expected(
            Composition composition, OptionalDouble continuumShare, double total, List<String> warnings) {
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the number of counts must be positive and finite, got " + total);
        }
        FilmEmission emission = FilmEmission.of(physics, energy, acquisition, specimen, composition);
        warnings.addAll(emission.warnings());
        double[] lines = emission.lines();
        double[] continuum = emission.bremsstrahlung();
        double share = continuumShare.orElse(sum(continuum) / (sum(continuum) + sum(lines)));
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of the continuum must be 0 to 1, got " + share);
        }
        if (!physics.continuum().id().equals(Continua.screenedBetheHeitler().id())) {
            continuum = shape(composition, emission.emitting());
        }
        return sum(lines, total * (1 - share), continuum, total * share);
    }

    private double[] shape(Composition composition, List<Element> emitting) {
        EdxModel model = new EdxModelBuilder(physics)
                .energy(energy)
                .acquisition(acquisition)
                .specimen(specimen)
                .elements(emitting)
                .absorber(composition)
                .build();
        double[] shape = new double[energy.channels()];
        List<BasisColumn> columns = model.initialBasis().columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof BasisColumn.Continuum) {
                add(shape, model.initialBasis().g(), c, 1);
            }
        }
        return shape;
    }

    private static void add(double[] spectrum, DMatrixRMaj g, int column, double factor) {
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] += factor * g.get(l, column);
        }
    }

    private static double[] sum(double[] first, double firstTotal, double[] second, double secondTotal) {
        double firstScale = firstTotal / sum(first);
        double secondScale = secondTotal / sum(second);
        double[] result = new double[first.length];
        for (int l = 0; l < result.length; l++) {
            result[l] = firstScale * first[l] + secondScale * second[l];
        }
        return result;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
