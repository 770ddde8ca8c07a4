/**
 * What the solvers share and no API: passes over the counts, the spectra operator, start checks, half-steps. Anything
 * here may change without notice.
 */
@NullMarked
package org.esmpy.solver.internal;

import org.jspecify.annotations.NullMarked;
