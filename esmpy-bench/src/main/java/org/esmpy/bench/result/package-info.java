/** Folders of results: the files that a fit writes, and rules by which no file of the user is replaced. */
@NullMarked
package org.esmpy.bench.result;

import org.jspecify.annotations.NullMarked;
