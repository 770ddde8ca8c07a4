/**
 * Inner loops of the solvers. Nothing is checked here: callers check shapes once. Nothing is allocated for a pixel, and
 * at most a few numbers per channel for a block.
 */
@NullMarked
package org.esmpy.solver.internal.kernel;

import org.jspecify.annotations.NullMarked;
