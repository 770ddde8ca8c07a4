/** The page {@code report.html}: what a folder of results holds, in one file that needs no other. */
@NullMarked
package org.esmpy.bench.report;

import org.jspecify.annotations.NullMarked;
