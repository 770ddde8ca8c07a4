/**
 * Efficiency and response of X-ray detectors; start at {@link org.esmpy.physics.detector.DetectorEfficiencies} and
 * {@link org.esmpy.physics.detector.DetectorResponses}.
 */
@NullMarked
package org.esmpy.physics.detector;

import org.jspecify.annotations.NullMarked;
