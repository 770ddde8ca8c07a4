/** Options that several commands share, and the interface of groups of options that change settings. */
@NullMarked
package org.esmpy.bench.cli.options;

import org.jspecify.annotations.NullMarked;
