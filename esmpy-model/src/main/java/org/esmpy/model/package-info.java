/**
 * The discretised side: energy axes, images, sparse counts and the physics matrix G. Physics is pointwise, this package
 * puts it on channels and pixels; it never sees a solver. Symbols: L channels, P pixels, C columns of G, K phases.
 */
@NullMarked
package org.esmpy.model;

import org.jspecify.annotations.NullMarked;
