/** Phases of one fit beside those of another: angles between spectra, and the cheapest assignment. */
@NullMarked
package org.esmpy.solver.internal.matching;

import org.jspecify.annotations.NullMarked;
