@NullMarked
package org.esmpy.bench;

import org.jspecify.annotations.NullMarked;
