/** Compositions in the units that papers state, with errors: at.%, wt.%, oxides and ratios of atoms. */
@NullMarked
package org.esmpy.bench.report.units;

import org.jspecify.annotations.NullMarked;
