/** From weights W to compositions. */
@NullMarked
package org.esmpy.model.quantify;

import org.jspecify.annotations.NullMarked;
