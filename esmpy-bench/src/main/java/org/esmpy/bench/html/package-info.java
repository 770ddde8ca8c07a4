/** {@code report.html}: what a folder of results holds, as one page that needs no other file. */
@NullMarked
package org.esmpy.bench.html;

import org.jspecify.annotations.NullMarked;
