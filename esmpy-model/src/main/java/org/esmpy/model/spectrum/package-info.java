/** Analysis of the summed spectrum: misfit of the model, calibration, and missing elements. */
@org.jspecify.annotations.NullMarked
package org.esmpy.model.spectrum;
