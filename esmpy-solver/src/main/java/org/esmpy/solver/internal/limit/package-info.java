/** Which problems the solvers of this library take. */
@NullMarked
package org.esmpy.solver.internal.limit;

import org.jspecify.annotations.NullMarked;
