/** Gatan DigitalMicrograph's files, versions 3 and 4. */
@NullMarked
package org.esmpy.io.dm;

import org.jspecify.annotations.NullMarked;
