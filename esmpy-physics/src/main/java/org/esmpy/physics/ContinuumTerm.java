package org.esmpy.physics;

import java.util.function.DoubleUnaryOperator;

/**
 * One basis function of a {@link Continuum}.
 *
 * @param name   short permanent name, e.g. {@code "b0"}; a row of W carries it
 * @param perKeV photon number per keV against photon energy in keV, in arbitrary units; non-negative and finite
 */
public record ContinuumTerm(String name, DoubleUnaryOperator perKeV) {}
