/** Tables as CSV files, read and written. */
@NullMarked
package org.esmpy.bench.table;

import org.jspecify.annotations.NullMarked;
