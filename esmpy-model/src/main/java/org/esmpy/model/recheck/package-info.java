/** Checks with the phases of a fit what the summed spectrum alone cannot tell: line ratios, layers and continuum. */
@org.jspecify.annotations.NullMarked
package org.esmpy.model.recheck;
