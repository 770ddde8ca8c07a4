/**
 * Plain methods that a careful person would try first, for comparison: {@link org.esmpy.solver.simple.SimpleMethods}.
 * They are no solvers: they start from nothing and do not lower the objective step by step.
 */
@NullMarked
package org.esmpy.solver.simple;

import org.jspecify.annotations.NullMarked;
