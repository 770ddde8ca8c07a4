/** EDAX spectra and maps. */
@NullMarked
package org.esmpy.io.edax;

import org.jspecify.annotations.NullMarked;
