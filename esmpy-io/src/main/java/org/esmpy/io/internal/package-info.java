/** Code that several formats share; not part of the API. */
@NullMarked
package org.esmpy.io.internal;

import org.jspecify.annotations.NullMarked;
