package org.esmpy.bench.calibrate;

import java.util.List;
import org.esmpy.model.recheck.ContinuumFactor;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Provenance;

/**
 * A continuum times the factor that a spectrum showed.
 *
 * @param usual  the continuum; this class keeps its id and provenance
 * @param factor what the spectrum showed
 */
record ScaledContinuum(Continuum usual, ContinuumFactor factor) implements Continuum {
    @Override
    public String id() {
        return usual.id();
    }

    @Override
    public Provenance provenance() {
        return usual.provenance();
    }

    @Override
    public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
        return usual.terms(beamKeV, topKeV, specimen).stream()
                .map(term -> new ContinuumTerm(term.name(), keV -> term.perKeV().applyAsDouble(keV) * factor.at(keV)))
                .toList();
    }
}
