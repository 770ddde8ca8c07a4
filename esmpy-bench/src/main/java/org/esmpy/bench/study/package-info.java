/** Studies of many fits: one map fitted by several solvers, and grids of simulated maps whose truth is known. */
@NullMarked
package org.esmpy.bench.study;

import org.jspecify.annotations.NullMarked;
