/** Options that decide how phases are searched: their number, what is known of them, the solver and when it stops. */
@NullMarked
package org.esmpy.bench.cli.options.search;

import org.jspecify.annotations.NullMarked;
