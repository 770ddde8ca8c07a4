/** Wires this module for Guice; without Guice, plain constructors do the same. */
@NullMarked
package org.esmpy.solver.guice;

import org.jspecify.annotations.NullMarked;
