/** Pictures of a fit: abundance maps, spectra and the gain of each number of phases. */
@NullMarked
package org.esmpy.bench.plot;

import org.jspecify.annotations.NullMarked;
