/** The physics that settings ask for: tables and models by id or from files, and the spectrum that they expect. */
@NullMarked
package org.esmpy.bench.physics;

import org.jspecify.annotations.NullMarked;
