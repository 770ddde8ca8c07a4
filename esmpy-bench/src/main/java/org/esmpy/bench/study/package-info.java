/** Runs: one fit from its settings, and series of fits over simulated data. */
@NullMarked
package org.esmpy.bench.study;

import org.jspecify.annotations.NullMarked;
