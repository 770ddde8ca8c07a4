/** Spectra as comma-separated values. */
@NullMarked
package org.esmpy.io.csv;

import org.jspecify.annotations.NullMarked;
