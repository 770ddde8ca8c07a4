/** The solver that esmpy recommends: chooses among the others by the problem. */
@NullMarked
package org.esmpy.solver.recommended;

import org.jspecify.annotations.NullMarked;
