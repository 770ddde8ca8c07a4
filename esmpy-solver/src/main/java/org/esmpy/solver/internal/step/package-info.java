/** Half-steps by expectation maximisation, their gap to the optimum, and what a fit warns of. */
@NullMarked
package org.esmpy.solver.internal.step;

import org.jspecify.annotations.NullMarked;
