/** One fit: from a spectrum image and settings to phases, their compositions and errors. */
@NullMarked
package org.esmpy.bench.fit;

import org.jspecify.annotations.NullMarked;
