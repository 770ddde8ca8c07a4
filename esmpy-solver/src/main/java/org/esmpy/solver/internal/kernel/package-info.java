/**
 * Inner loops. Nothing is checked or allocated here: callers check shapes once.
 */
@NullMarked
package org.esmpy.solver.internal.kernel;

import org.jspecify.annotations.NullMarked;
