/** Guice wiring of the file formats. */
@NullMarked
package org.esmpy.io.guice;

import org.jspecify.annotations.NullMarked;
