/**
 * Holds what is known of a map before a fit: elements that a phase lacks or has in fixed proportions, whole phases,
 * pixels that hold one phase only, the exposure of each pixel, an image with their edges ({@link org.esmpy.solver.prior.Priors}).
 */
@NullMarked
package org.esmpy.solver.prior;

import org.jspecify.annotations.NullMarked;
