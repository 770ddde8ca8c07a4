/** Tests of what threads see of each other, run by jcstress: {@code .ci/jcstress}. */
@NullMarked
package org.esmpy.solver.jcstress;

import org.jspecify.annotations.NullMarked;
