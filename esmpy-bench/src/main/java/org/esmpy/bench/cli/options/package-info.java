/** Options that several commands share. */
@NullMarked
package org.esmpy.bench.cli.options;

import org.jspecify.annotations.NullMarked;
