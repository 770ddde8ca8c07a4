/** The page {@code report.html}, which shows the results in a folder and needs no other file. */
@NullMarked
package org.esmpy.bench.report;

import org.jspecify.annotations.NullMarked;
