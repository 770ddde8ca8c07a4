/** Estimates how dense a solid of known composition is. */
@org.jspecify.annotations.NullMarked
package org.esmpy.physics.density;
