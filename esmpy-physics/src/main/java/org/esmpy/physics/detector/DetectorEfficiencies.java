package org.esmpy.physics.detector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.attenuation.MassAttenuations;

/** The detector efficiencies that come with this module. */
public final class DetectorEfficiencies {
    private static final double DEAD_LAYER_UM = 0.01;
    /** Thickness of the active silicon of {@link #windowlessSdd}, µm. */
    public static final double ACTIVE_UM = 450;

    private DetectorEfficiencies() {}

    /**
     * A windowless silicon drift detector as in present STEMs: 30 nm aluminium, 10 nm dead silicon, 0.45 mm active
     * silicon, no ice. These are assumptions, not the numbers of an instrument: 20 to 50 nm aluminium on 0.5 mm silicon
     * is usual (J. Goldstein et al., Scanning Electron Microscopy and X-Ray Microanalysis, 4th ed., 2018, Fig. 16.1),
     * NIST EPQ takes 10 nm aluminium, no dead layer and 0.45 mm. Below 1 keV they matter: give the layers of the
     * instrument to {@link #layered} where they are known.
     */
    public static DetectorEfficiency windowlessSdd() {
        return layered(windowlessLayers(), Layer.silicon(ACTIVE_UM), MassAttenuations.xraylib4());
    }

    /** Contact and dead layer of {@link #windowlessSdd}. */
    public static List<Layer> windowlessLayers() {
        return List.of(Layer.usualContact(), Layer.silicon(DEAD_LAYER_UM));
    }

    /**
     * Any stack of layers; id {@code layered-sdd}.
     *
     * @param passive     windows, ice, contacts and dead layers, in any order; copied
     * @param active      where a photon must be absorbed to be counted
     * @param attenuation its total part applies to the passive layers, its photoelectric part to the active one
     */
    public static DetectorEfficiency layered(List<Layer> passive, Layer active, MassAttenuation attenuation) {
        return new LayeredSdd(passive, active, attenuation);
    }

    /**
     * A measured curve; id {@code tabulated}.
     *
     * @param file CSV with the columns {@code energy_keV} (rising) and {@code efficiency} (0…1)
     * @throws org.esmpy.physics.TableFormatException if the file is not such a curve; names line and column
     */
    public static DetectorEfficiency ofCurve(Path file) throws IOException {
        return TabulatedEfficiency.of(file);
    }

    /**
     * A detector with one more layer in front, for instance {@link Layer#ice}; keeps its id.
     *
     * @param attenuation total attenuation of the layer
     */
    public static DetectorEfficiency behind(Layer layer, DetectorEfficiency detector, MassAttenuation attenuation) {
        return new BehindLayer(layer, detector, attenuation);
    }
}
