/** Guice wiring of the phantoms. */
@NullMarked
package org.esmpy.sim.guice;

import org.jspecify.annotations.NullMarked;
