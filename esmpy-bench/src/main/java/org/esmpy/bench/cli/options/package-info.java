/** Options that several commands share, and what a group of options that makes settings is. */
@NullMarked
package org.esmpy.bench.cli.options;

import org.jspecify.annotations.NullMarked;
