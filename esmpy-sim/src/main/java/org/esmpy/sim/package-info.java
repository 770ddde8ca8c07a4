@NullMarked
package org.esmpy.sim;

import org.jspecify.annotations.NullMarked;
