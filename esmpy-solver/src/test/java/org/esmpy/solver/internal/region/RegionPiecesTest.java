package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class RegionPiecesTest {
    private static final ImageShape SHAPE = new ImageShape(21, 34);
    private static final int SIZE = 8;

    @Test
    void aPieceLiesInOneRegionAndOneSquareAndHoldsAllOfTheirPixels() {
        ExposedProblem problem = Scenes.grains(SHAPE, 60, 1);
        Regions regions = Regions.of(problem, Workers.single());
        RegionPieces pieces = RegionPieces.of(regions, SIZE);
        PixelBins squares = new PixelBins(SHAPE, SIZE);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int q = 0; q < p; q++) {
                assertThat(pieces.binOf(p) == pieces.binOf(q))
                        .isEqualTo(regions.binOf(p) == regions.binOf(q) && squares.binOf(p) == squares.binOf(q));
            }
        }
        assertThat(pieces.sum(problem.map()).counts().total())
                .isEqualTo(problem.map().counts().total());
        assertThat(pieces.completeness()).hasSize(pieces.bins()).containsOnly(1);
    }

    @Test
    void piecesHaveTheAbundancesOfTheirRegions() {
        ExposedProblem problem = Scenes.grains(SHAPE, 60, 2);
        Regions regions = Regions.of(problem, Workers.single());
        RegionPieces pieces = RegionPieces.of(regions, SIZE);
        DMatrixRMaj ofRegions = new DMatrixRMaj(regions.bins(), 2);
        for (int i = 0; i < ofRegions.getNumElements(); i++) {
            ofRegions.data[i] = i;
        }
        DMatrixRMaj ofPieces =
                pieces.ofRegions(new Mixture(Scenes.twoPhases(60), ofRegions)).abundances();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(ofPieces.get(pieces.binOf(p), 1)).isEqualTo(ofRegions.get(regions.binOf(p), 1));
        }
    }
}
