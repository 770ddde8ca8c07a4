/** The physics that settings name: tables and models by id or from files, and the spectrum expected with them. */
@NullMarked
package org.esmpy.bench.physics;

import org.jspecify.annotations.NullMarked;
