package org.esmpy.sim.phantom;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Computes the spectra of the phases of a phantom. The lines of a phase are the element columns of its own G, weighted
 * with its atomic fractions and scaled to the share of the counts that the continuum leaves; each continuum column is
 * scaled to its share. G is computed for each phase with its own elements and with absorption by its own composition.
 */
final class PhaseSpectra {
    private final PhantomDefinition definition;
    private final PhysicsTables physics;

    PhaseSpectra(PhantomDefinition definition, PhysicsTables physics) {
        this.definition = definition;
        this.physics = physics;
    }

    /** L×K; column k sums to the brightness of phase k. */
    DMatrixRMaj compute() {
        int phases = definition.phases().size();
        DMatrixRMaj spectra = new DMatrixRMaj(definition.energy().channels(), phases);
        for (int k = 0; k < phases; k++) {
            PhantomPhase phase = definition.phases().get(k);
            Basis basis = basis(phase);
            double[] weights = weights(basis, phase);
            for (int l = 0; l < basis.channels(); l++) {
                double sum = 0;
                for (int c = 0; c < weights.length; c++) {
                    sum += basis.g().get(l, c) * weights[c];
                }
                spectra.set(l, k, phase.brightness() * sum);
            }
        }
        return spectra;
    }

    private Basis basis(PhantomPhase phase) {
        try {
            return new EdxModelBuilder(physics)
                    .energy(definition.energy())
                    .acquisition(definition.acquisition())
                    .specimen(definition.specimen())
                    .elements(phase.composition().elements())
                    .absorber(phase.composition())
                    .build()
                    .initialBasis();
        } catch (IllegalArgumentException cannot) {
            throw new IllegalArgumentException(
                    "phantom " + definition.id() + ", phase " + phase.name() + ": " + cannot.getMessage(), cannot);
        }
    }

    /** Weight of each column of G such that all columns together sum to one; length C. */
    private double[] weights(Basis basis, PhantomPhase phase) {
        double[] sums = basis.columnSums();
        double[] weights = new double[sums.length];
        Set<String> terms = new TreeSet<>();
        double lines = 0;
        for (int c = 0; c < sums.length; c++) {
            BasisColumn column = basis.columns().get(c);
            if (column instanceof BasisColumn.Characteristic characteristic) {
                weights[c] = phase.composition().atomicFraction(characteristic.element());
                lines += weights[c] * sums[c];
            } else {
                terms.add(column.name());
                weights[c] = phase.continuumShares().getOrDefault(column.name(), 0.0) / sums[c];
            }
        }
        requireTerms(terms, phase);
        for (int c = 0; c < sums.length; c++) {
            if (basis.columns().get(c) instanceof BasisColumn.Characteristic) {
                weights[c] *= phase.lineShare() / lines;
            }
        }
        return weights;
    }

    private void requireTerms(Set<String> available, PhantomPhase phase) {
        for (Map.Entry<String, Double> entry : phase.continuumShares().entrySet()) {
            if (entry.getValue() > 0 && !available.contains(entry.getKey())) {
                throw new IllegalArgumentException("phantom " + definition.id() + ", phase " + phase.name()
                        + ": no continuum term '" + entry.getKey() + "' in "
                        + physics.continuum().id() + "; available: " + available);
            }
        }
    }
}
