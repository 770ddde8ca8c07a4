/** Makes the objects that do work on the computers of a cluster. */
@NullMarked
package org.esmpy.bench.spark.guice;

import org.jspecify.annotations.NullMarked;
