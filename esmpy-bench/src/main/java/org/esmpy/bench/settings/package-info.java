/** Everything that decides a fit besides its data, as records, and the files that hold them. */
@NullMarked
package org.esmpy.bench.settings;

import org.jspecify.annotations.NullMarked;
