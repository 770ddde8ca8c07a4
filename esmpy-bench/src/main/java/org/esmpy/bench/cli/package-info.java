/** The esmpy command line. */
@NullMarked
package org.esmpy.bench.cli;

import org.jspecify.annotations.NullMarked;
