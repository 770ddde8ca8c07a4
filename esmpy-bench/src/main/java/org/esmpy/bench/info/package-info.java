/** What a file holds, and what about it deserves doubt. */
@NullMarked
package org.esmpy.bench.info;

import org.jspecify.annotations.NullMarked;
