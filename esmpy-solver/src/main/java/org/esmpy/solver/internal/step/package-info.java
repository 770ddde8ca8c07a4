/**
 * Updates H and W by expectation maximisation, bounds their distance to the optimum, and writes the warnings of fits.
 */
@NullMarked
package org.esmpy.solver.internal.step;

import org.jspecify.annotations.NullMarked;
