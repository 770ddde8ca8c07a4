/** Reads and writes EMSA/MAS spectra, ISO 22029. */
@NullMarked
package org.esmpy.io.msa;

import org.jspecify.annotations.NullMarked;
