/** Reads and writes Ripple files: a text of keys and values beside a file of raw numbers. */
@NullMarked
package org.esmpy.io.ripple;

import org.jspecify.annotations.NullMarked;
