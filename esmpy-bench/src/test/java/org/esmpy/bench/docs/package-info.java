/** Writes the pages of {@code docs/physics}. */
@NullMarked
package org.esmpy.bench.docs;

import org.jspecify.annotations.NullMarked;
