/** JEOL Analysis Station: maps, projects and spectra. */
@NullMarked
package org.esmpy.io.jeol;

import org.jspecify.annotations.NullMarked;
