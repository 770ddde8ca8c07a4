/** Wiring of this module for Guice; everything works without it through plain constructors. */
@NullMarked
package org.esmpy.solver.guice;

import org.jspecify.annotations.NullMarked;
