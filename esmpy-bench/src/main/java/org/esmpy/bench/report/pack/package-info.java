/** The numbers of a fit, packed for the scripts of the report page. */
@NullMarked
package org.esmpy.bench.report.pack;

import org.jspecify.annotations.NullMarked;
