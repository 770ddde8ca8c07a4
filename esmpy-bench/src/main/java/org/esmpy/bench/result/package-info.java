/** Folders of results: which files in them are esmpy's, how those appear as a whole, and what a fit leaves in one. */
@NullMarked
package org.esmpy.bench.result;

import org.jspecify.annotations.NullMarked;
