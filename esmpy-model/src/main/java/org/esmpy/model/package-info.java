/**
 * Energy axes, images, sparse counts and the physics matrix G. This package computes on channels and pixels what the physics
 * gives at single energies; it does not depend on solvers. Symbols: L channels, P pixels, C columns of G, K phases.
 */
@NullMarked
package org.esmpy.model;

import org.jspecify.annotations.NullMarked;
