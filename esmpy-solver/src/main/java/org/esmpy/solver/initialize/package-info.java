/** Starting factors. */
@NullMarked
package org.esmpy.solver.initialize;

import org.jspecify.annotations.NullMarked;
