/** Folders of results: which files in them are esmpy's, and how those are made and replaced without loss of others. */
@NullMarked
package org.esmpy.bench.result;

import org.jspecify.annotations.NullMarked;
