/** Has work done by Apache Spark. The only package that knows Spark; it comes in {@code esmpy-spark.jar}. */
@NullMarked
package org.esmpy.bench.spark;

import org.jspecify.annotations.NullMarked;
