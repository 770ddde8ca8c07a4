@NullMarked
package org.esmpy.io;

import org.jspecify.annotations.NullMarked;
