/** Makes the starting factors of fits. */
@NullMarked
package org.esmpy.solver.initialize;

import org.jspecify.annotations.NullMarked;
