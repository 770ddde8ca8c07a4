/** Cuts maps into regions of one composition within noise, and tests which of them hold one phase only. */
@NullMarked
package org.esmpy.solver.internal.region;

import org.jspecify.annotations.NullMarked;
