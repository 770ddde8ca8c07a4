package org.esmpy.sim.phantom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.Specimen;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.sim.abundance.Ellipsoid;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;

/**
 * Phases and film that the built-in phantoms share: minerals of the Earth's lower mantle, with the copper of the grid,
 * in a film of 100 nm under 200 keV electrons. The spheres have half the thickness of the film as diameter, 50 nm, and
 * a radius of 25 pixels: a pixel is 1 nm.
 *
 * <p>The continuum of a phase is given as its share s of all counts, of which the share f of all counts is the term
 * {@code b0}: {@code b1} makes s − f.
 */
final class LowerMantle {
    /** Bridgmanite, the matrix; s = .175, f = .0125. */
    static PhantomPhase bridgmanite() {
        return phase("Bridgmanite", 1.0, 0.175, 0.0125, "Mg .245 Fe .035 Ca .031 Si .219 Al .024 O .436 Cu .05 Hf .01");
    }

    /** Ferropericlase; s = .247, f = .0038. */
    static PhantomPhase ferropericlase() {
        return phase("Ferropericlase", 0.8, 0.247, 0.0038, "Mg .522 Fe .104 O .374 Cu .05");
    }

    /** Calcium perovskite; s = .113, f = .047. */
    static PhantomPhase calciumPerovskite() {
        return phase(
                "Ca-perovskite",
                1.2,
                0.113,
                0.047,
                "Mg .020 Fe .018 Ca .188 Si .173 Al .010 O .572 Ti .004 Cu .05 Sm .007 Lu .006 Nd .006");
    }

    /**
     * An iron-titanium oxide, invented so that one of its elements is (nearly) absent from the other phases; s = .15, f
     * = .02.
     */
    static PhantomPhase oxide() {
        return phase("Fe-Ti-oxide", 1.0, 0.15, 0.02, "Fe .25 Ti .13 Mg .04 Al .01 O .57 Cu .05");
    }

    /** Sphere of a phase with a radius of 25 pixels and an abundance of 0.5 at its centre. */
    static Inclusion sphere(int phase, int row, int column) {
        return new Inclusion(phase, Ellipsoid.sphere(row, column, 25, 0.5));
    }

    /**
     * 128 × 128 pixels; 1980 channels of 0.01 keV, the first one centred on 0.3 keV (not beginning there: files give
     * the centre, too), so that the axis ends at 20.095 keV.
     *
     * @param phases     the phases, the matrix first
     * @param inclusions where the others are
     */
    static PhantomDefinition film(
            String id, String description, List<PhantomPhase> phases, List<Inclusion> inclusions) {
        return new PhantomDefinition(
                id,
                description,
                new ImageShape(128, 128),
                Optional.of(new PixelSize(1, "nm")),
                new EnergyAxis(0.3, 0.01, 1980),
                Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(35),
                Specimen.film(100, 4.5),
                phases,
                new Inclusions(phases.size(), 0, inclusions));
    }

    private LowerMantle() {}

    private static PhantomPhase phase(String name, double brightness, double continuum, double b0, String atoms) {
        Map<Element, Double> amounts = new TreeMap<>();
        String[] words = atoms.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            amounts.put(Element.of(words[i]), Double.valueOf(words[i + 1]));
        }
        return new PhantomPhase(
                name, Composition.ofAtoms(amounts), new TreeMap<>(Map.of("b0", b0, "b1", continuum - b0)), brightness);
    }
}
