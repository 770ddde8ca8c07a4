/** Reads maps, projects and spectra of JEOL Analysis Station. */
@NullMarked
package org.esmpy.io.jeol;

import org.jspecify.annotations.NullMarked;
