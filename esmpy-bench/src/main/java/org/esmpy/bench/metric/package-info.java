/** How far a decomposition is from the truth. */
@NullMarked
package org.esmpy.bench.metric;

import org.jspecify.annotations.NullMarked;
