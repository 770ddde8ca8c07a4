/** Exams of this module's interfaces, for our implementations and for those of plug-ins, and what they need. */
@NullMarked
package org.esmpy.solver;

import org.jspecify.annotations.NullMarked;
