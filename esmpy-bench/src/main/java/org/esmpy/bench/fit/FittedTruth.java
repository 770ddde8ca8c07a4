package org.esmpy.bench.fit;

import java.util.Optional;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;

/** The truth about the channels of an image that were fitted. */
public final class FittedTruth {
    private FittedTruth() {}

    /**
     * @param image  the image, before channels that are not fitted were left out
     * @param fitted axis of the channels that are fitted
     * @return empty if the image carries no truth
     */
    public static Optional<GroundTruth> of(SpectrumImage image, EnergyAxis fitted) {
        int first = image.energy().nearestChannel(fitted.centreKeV(0));
        return GroundTruth.of(image).map(truth -> truth.cropEnergy(first, first + fitted.channels()));
    }
}
