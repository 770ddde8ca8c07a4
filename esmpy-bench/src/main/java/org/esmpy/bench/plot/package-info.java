/** Pictures: abundance maps and phase spectra as PNG. */
@NullMarked
package org.esmpy.bench.plot;

import org.jspecify.annotations.NullMarked;
