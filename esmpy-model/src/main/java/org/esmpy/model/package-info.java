/**
 * Energy axes, images, sparse counts and the physics matrix G. This package puts the physics, which is given at single
 * energies, on channels and pixels; it does not depend on solvers. Symbols: L channels, P pixels, C columns of G, K
 * phases.
 */
@NullMarked
package org.esmpy.model;

import org.jspecify.annotations.NullMarked;
