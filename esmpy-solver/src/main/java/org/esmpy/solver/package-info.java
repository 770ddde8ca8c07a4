@NullMarked
package org.esmpy.solver;

import org.jspecify.annotations.NullMarked;
