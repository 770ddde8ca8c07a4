/** Checks line ratios, layers in front of the detector and the continuum, using the phases of a fit. */
@org.jspecify.annotations.NullMarked
package org.esmpy.model.recheck;
