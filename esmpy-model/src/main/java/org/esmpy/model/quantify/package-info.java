/** Computes compositions and their errors from the weights W of a fit. */
@NullMarked
package org.esmpy.model.quantify;

import org.jspecify.annotations.NullMarked;
