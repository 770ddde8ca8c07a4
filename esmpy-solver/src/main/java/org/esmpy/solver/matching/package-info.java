/** Finds which phases of two results are the same: by the angles between spectra and the cheapest assignment. */
@NullMarked
package org.esmpy.solver.matching;

import org.jspecify.annotations.NullMarked;
