/**
 * Replaces files safely: they are prepared in a hidden folder, then moved to their names in one step, even if a process
 * is killed in between.
 */
@NullMarked
package org.esmpy.io.staging;

import org.jspecify.annotations.NullMarked;
