package example;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.PixelPenalty;
import org.esmpy.solver.PixelPenaltyContract;

class NearMapTest extends PixelPenaltyContract {
    @Override
    protected PixelPenalty penalty(ImageShape shape, int phases) {
        DMatrixRMaj map = new DMatrixRMaj(phases, shape.pixels());
        Arrays.fill(map.data, 1.0 / phases);
        return new NearMap(0.1, map);
    }
}
