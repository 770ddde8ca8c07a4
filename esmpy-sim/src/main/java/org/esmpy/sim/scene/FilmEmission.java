package org.esmpy.sim.scene;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.continuum.Continua;

/**
 * The spectrum that a film of one phase emits into the detector, in a scale that is the same for all phases: counts per
 * electron, solid angle and thickness, up to one common factor. The number of bremsstrahlung photons is that of
 * {@code screened-bethe-heitler}, whose cross-sections have a unit; their distribution over the energies is the mixture
 * of the terms of the chosen continuum that comes closest to it.
 */
final class FilmEmission {
    private static final double CM2_PER_BARN = 1e-24;

    /** Rounds after which the mixture of a handful of terms no longer changes. */
    private static final int ROUNDS = 500;

    private final PhysicsTables physics;
    private final EnergyAxis energy;
    private final Acquisition acquisition;
    private final double thicknessNm;

    FilmEmission(PhysicsTables physics, EnergyAxis energy, Acquisition acquisition, double thicknessNm) {
        this.physics = physics;
        this.energy = energy;
        this.acquisition = acquisition;
        this.thicknessNm = thicknessNm;
    }

    /** Expected counts of a phase; length L. */
    double[] spectrum(ScenePhase phase) {
        Composition composition = phase.composition();
        EdxModel absolute = model(physics.withContinuum(Continua.screenedBetheHeitler()), phase);
        DMatrixRMaj g = absolute.unscaled(composition);
        double[] lines = new double[energy.channels()];
        double[] bremsstrahlung = new double[energy.channels()];
        List<BasisColumn> columns = absolute.initialBasis().columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof BasisColumn.Characteristic column) {
                add(lines, g, c, composition.atomicFraction(column.element()));
            } else {
                add(bremsstrahlung, g, c, CM2_PER_BARN);
            }
        }
        double[] continuum = closest(bremsstrahlung, model(physics, phase));
        double atoms = phase.densityGPerCm3() / composition.meanAtomicWeightU();
        for (int l = 0; l < lines.length; l++) {
            lines[l] = atoms * (lines[l] + continuum[l]);
        }
        return lines;
    }

    private EdxModel model(PhysicsTables tables, ScenePhase phase) {
        return new EdxModelBuilder(tables)
                .energy(energy)
                .acquisition(acquisition)
                .specimen(Specimen.film(thicknessNm, phase.densityGPerCm3()))
                .elements(emitting(phase))
                .absorber(phase.composition())
                .build();
    }

    /** Elements with lines in the tables; others, such as H, only absorb. */
    private List<Element> emitting(ScenePhase phase) {
        List<Element> emitting =
                phase.composition().elements().stream().filter(this::emits).toList();
        if (emitting.isEmpty()) {
            throw new IllegalArgumentException("no element of phase " + phase.name() + " has lines in "
                    + physics.emissionLines().id());
        }
        return emitting;
    }

    private boolean emits(Element element) {
        try {
            physics.emissionLines().lines(element, acquisition.beamKeV().orElseThrow());
            return true;
        } catch (UnsupportedRangeException noData) {
            return false;
        }
    }

    /** The mixture of the continuum columns of a model that is closest to a spectrum in divergence, by EM. */
    private static double[] closest(double[] spectrum, EdxModel model) {
        DMatrixRMaj g = model.initialBasis().g();
        int[] terms = IntStream.range(0, g.getNumCols())
                .filter(c -> model.initialBasis().columns().get(c) instanceof BasisColumn.Continuum)
                .toArray();
        double[] weights = new double[terms.length];
        Arrays.fill(weights, Arrays.stream(spectrum).sum() / terms.length);
        double[] mixture = mixture(g, terms, weights);
        for (int round = 0; round < ROUNDS && terms.length > 1; round++) {
            for (int i = 0; i < terms.length; i++) {
                double factor = 0;
                for (int l = 0; l < spectrum.length; l++) {
                    factor += mixture[l] > 0 ? g.get(l, terms[i]) * spectrum[l] / mixture[l] : 0;
                }
                weights[i] *= factor;
            }
            mixture = mixture(g, terms, weights);
        }
        return mixture;
    }

    /** Columns of G have unit sum. */
    private static double[] mixture(DMatrixRMaj g, int[] columns, double[] weights) {
        double[] mixture = new double[g.getNumRows()];
        for (int i = 0; i < columns.length; i++) {
            add(mixture, g, columns[i], weights[i]);
        }
        return mixture;
    }

    private static void add(double[] spectrum, DMatrixRMaj g, int column, double factor) {
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] += factor * g.get(l, column);
        }
    }
}
