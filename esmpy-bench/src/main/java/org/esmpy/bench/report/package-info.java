/** What a run leaves behind: result folders and tables. */
@NullMarked
package org.esmpy.bench.report;

import org.jspecify.annotations.NullMarked;
