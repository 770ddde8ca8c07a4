package org.esmpy.solver.internal.region;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Tests whether places of a map repeat the phases of a fit to its regions. A place holds the pixels of one square of a
 * grid that lie in regions of mostly one phase, without pixels at borders. The borders of regions follow the noise, so
 * that the regions of one phase differ by more than noise; a place joins them, which removes this bias.
 */
public final class PhasePieces {
    private final Regions regions;
    private final PureRegions mostly;
    private final RegionCores insides;
    private final RegionPieces pieces;
    private final Plateaus plateaus;

    /**
     * @param regions the regions
     * @param mostly  the phase of each region that is mostly one phase
     * @param map     counts of the pixels
     * @param g       G, L×C
     * @param size    pixels along the side of the squares
     */
    public PhasePieces(Regions regions, PureRegions mostly, ExposedCounts map, DMatrixRMaj g, int size) {
        this.regions = regions;
        this.mostly = mostly;
        this.insides = RegionCores.ofInsides(regions, mostly, size);
        this.pieces = RegionPieces.of(insides, size);
        this.plateaus = new Plateaus(regions.groups(), pieces.sum(map), g, 0)
                .without(piece -> insides.isBorder(pieces.regionOf(piece)));
    }

    /** Whether these regions are mostly these phases. */
    public boolean areOf(PureRegions phases) {
        return mostly.equals(phases);
    }

    /**
     * The plateau of each phase.
     *
     * @param onRegions phases and abundances of the regions
     * @param epsilon   ε, share of a phase up to which it counts as absent
     */
    public List<Plateaus.Plateau> plateaus(Mixture onRegions, double epsilon) {
        return plateaus.withEpsilon(epsilon).of(mixture(onRegions));
    }

    private Mixture mixture(Mixture onRegions) {
        return pieces.gathered(regions.spread(onRegions));
    }

    /**
     * The phase of each pure pixel. If places repeat a phase, pixels are pure in places that hold this phase only with
     * a probability above one half; elsewhere pure regions are used.
     *
     * @param onRegions phases and abundances of the regions
     * @param epsilon   ε, share of a phase up to which it counts as absent
     * @param repeated  whether places repeat each phase
     * @param ofRegions pure regions, which are used elsewhere
     */
    public PureRegions pure(Mixture onRegions, double epsilon, boolean[] repeated, PureRegions ofRegions) {
        PureRegions ofPieces = plateaus.withEpsilon(epsilon).pure(mixture(onRegions));
        int[] labels = new int[pieces.pixels().pixels()];
        for (int p = 0; p < labels.length; p++) {
            int region = regions.binOf(p);
            int piece = pieces.binOf(p);
            boolean isPlace = insides.isPure(insides.binOf(p))
                    && ofPieces.isPure(piece)
                    && ofPieces.phaseOf(piece) == mostly.phaseOf(region)
                    && repeated[mostly.phaseOf(region)];
            labels[p] = isPlace ? mostly.phaseOf(region) : ofRegions.isPure(region) ? ofRegions.phaseOf(region) : -1;
        }
        return PureRegions.ofPhases(labels);
    }
}
