package org.esmpy.sim.scene;

import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;

/**
 * Size, energy axis, beam, detector and nominal thickness of a scene.
 *
 * @param shape       rows and columns of the image
 * @param pixelNm     size of a pixel, nm
 * @param energy      energy axis
 * @param acquisition beam energy and take-off angle
 * @param detector    what differs from the detector of the physics
 * @param thicknessNm nominal thickness, nm
 */
record SceneAxes(
        ImageShape shape,
        double pixelNm,
        EnergyAxis energy,
        Acquisition acquisition,
        SceneDetector detector,
        double thicknessNm) {}
