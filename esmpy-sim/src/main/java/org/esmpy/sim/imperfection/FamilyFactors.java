package org.esmpy.sim.imperfection;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.Line;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Emission lines whose strength differs from the tables by a factor for each shell (K, L, M) of each element:
 * {@code exp(s·n)} with a standard normal n that depends on the seed, the element and the shell alone.
 *
 * @param model            the lines of the model; this class keeps their id and provenance
 * @param standardDeviation s
 * @param seed             of the factors
 */
record FamilyFactors(EmissionLines model, double standardDeviation, long seed) implements EmissionLines {
    /**
     * Appended to the name of a family: names whose hash codes differ in the last bit alone would give one generator.
     */
    private static final String PURPOSE = " line family";

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public Provenance provenance() {
        return model.provenance();
    }

    @Override
    public List<LineEmission> lines(Element element, double beamKeV) {
        return model.lines(element, beamKeV).stream()
                .map(emission ->
                        new LineEmission(emission.line(), emission.crossSectionCm2() * factor(emission.line())))
                .toList();
    }

    /** The factors of the families of some elements, e.g. {@code Fe-K=1.03}. */
    SortedMap<String, Double> factors(Collection<Element> elements, double beamKeV) {
        SortedMap<String, Double> factors = new TreeMap<>();
        for (Element element : elements) {
            try {
                for (LineEmission emission : model.lines(element, beamKeV)) {
                    factors.put(family(emission.line()), factor(emission.line()));
                }
            } catch (UnsupportedRangeException noLines) {
                continue; // an element such as H only absorbs
            }
        }
        return factors;
    }

    private double factor(Line line) {
        return Math.exp(standardDeviation
                * GeometryRandom.of(seed, family(line) + PURPOSE).nextGaussian());
    }

    private static String family(Line line) {
        return line.element().symbol() + "-" + line.vacancy().toString().charAt(0);
    }
}
