package org.esmpy.model.recheck;

import org.esmpy.model.Basis;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.EdxModel;

/**
 * A fit whose summed spectrum is looked at again, with models that its own one is compared to.
 *
 * @param axis     of the channels
 * @param basis    G that the factors belong to, of all phases or of each
 * @param factors  of the fit
 * @param split    the same elements, with the soft and the hard lines of some in columns of their own
 * @param flexible a model with the continuum that a fit takes where the usual one does not suit
 */
public record FittedSum(EnergyAxis axis, Basis basis, Factors factors, EdxModel split, EdxModel flexible) {}
