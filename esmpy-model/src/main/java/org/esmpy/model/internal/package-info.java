/** Numerical building blocks that this module shares with the solvers: small systems of equations, sparse G; no API. */
@NullMarked
package org.esmpy.model.internal;

import org.jspecify.annotations.NullMarked;
