package org.esmpy.model.edx;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.continuum.Continua;

/**
 * Lines and bremsstrahlung that a film sends into the detector, in one unit: cm² per atom of the film. The
 * bremsstrahlung is that of {@code screened-bethe-heitler}, whose cross-sections have a unit.
 */
public final class FilmEmission {
    private static final double CM2_PER_BARN = 1e-24;

    private final double[] lines;
    private final double[] bremsstrahlung;
    private final List<Element> emitting;
    private final List<String> warnings;

    private FilmEmission(double[] lines, double[] bremsstrahlung, List<Element> emitting, List<String> warnings) {
        this.lines = lines;
        this.bremsstrahlung = bremsstrahlung;
        this.emitting = emitting;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The emission of a film that absorbs with its own composition.
     *
     * @param physics     where every quantity but the bremsstrahlung comes from
     * @param acquisition beam energy and, if the film absorbs, the take-off angle
     * @throws IllegalArgumentException if no element has a line on the axis, or something needed is missing
     */
    public static FilmEmission of(
            PhysicsTables physics, EnergyAxis energy, Acquisition acquisition, Specimen film, Composition composition) {
        List<String> warnings = new ArrayList<>();
        List<Element> emitting = emitting(physics, acquisition.beamKeV().orElseThrow(), composition, warnings);
        EdxModel model = new EdxModelBuilder(physics.withContinuum(Continua.screenedBetheHeitler()))
                .energy(energy)
                .acquisition(acquisition)
                .specimen(film)
                .elements(emitting)
                .absorber(composition)
                .build();
        warnings.addAll(model.warnings());
        double[] lines = new double[energy.channels()];
        double[] bremsstrahlung = new double[energy.channels()];
        DMatrixRMaj g = model.unscaled(composition);
        List<BasisColumn> columns = model.initialBasis().columns();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof BasisColumn.Characteristic column) {
                add(lines, g, c, composition.atomicFraction(column.element()));
            } else {
                add(bremsstrahlung, g, c, CM2_PER_BARN);
            }
        }
        return new FilmEmission(lines, bremsstrahlung, emitting, warnings);
    }

    /** Lines of each channel, length L; a copy. */
    public double[] lines() {
        return lines.clone();
    }

    /** Bremsstrahlung of each channel, length L; a copy. */
    public double[] bremsstrahlung() {
        return bremsstrahlung.clone();
    }

    /** Elements with lines in the tables; the others, such as H, only absorb. */
    public List<Element> emitting() {
        return emitting;
    }

    /** What was left out, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    private static List<Element> emitting(
            PhysicsTables physics, double beamKeV, Composition composition, List<String> warnings) {
        List<Element> emitting = new ArrayList<>();
        for (Element element : composition.elements()) {
            try {
                physics.lines(element, beamKeV);
                emitting.add(element);
            } catch (UnsupportedRangeException noData) {
                warnings.add(element + " has no lines here: " + noData.getMessage());
            }
        }
        return List.copyOf(emitting);
    }

    private static void add(double[] spectrum, DMatrixRMaj g, int column, double factor) {
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] += factor * g.get(l, column);
        }
    }
}
