/** What the summed spectrum says about the model: how well it fits, the calibration, and elements that are missing. */
@org.jspecify.annotations.NullMarked
package org.esmpy.model.spectrum;
