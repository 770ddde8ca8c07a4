/** JMH benchmarks; the {@code jmh} profile of the build runs them. */
@NullMarked
package org.esmpy.bench.jmh;

import org.jspecify.annotations.NullMarked;
