/** Maps of the intensity of single lines, from windows of the spectra. */
@NullMarked
package org.esmpy.bench.linemap;

import org.jspecify.annotations.NullMarked;
