package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.newton.NewtonFactory;

/**
 * Fits one factor while the other is known: the most likely abundances for given spectra, or the most likely W for
 * given amounts. Channels and pixels where the known factor is zero, and so explains no count, are left out.
 */
final class OracleFit {
    private final SpectrumImage image;

    OracleFit(SpectrumImage image) {
        this.image = image;
    }

    /**
     * The most likely abundances, K×P.
     *
     * @param spectra D, L×K
     * @param simplex whether the abundances of a pixel sum to one
     */
    DMatrixRMaj abundances(DMatrixRMaj spectra, boolean simplex) {
        int phases = spectra.getNumCols();
        List<BasisColumn> columns = new ArrayList<>();
        for (int k = 1; k <= phases; k++) {
            columns.add(new BasisColumn.Continuum(new ContinuumTerm("phase " + k, energy -> 1)));
        }
        Basis basis = new Basis(spectra, columns, Composition.pure(Element.of("Si")));
        DMatrixRMaj w = CommonOps_DDRM.identity(phases);
        DMatrixRMaj h = new DMatrixRMaj(phases, image.counts().pixels());
        Arrays.fill(h.data, 1.0 / phases);
        List<Constraint> constraints = new ArrayList<>(List.of(new Constraint.FixedW(w)));
        if (simplex) {
            constraints.add(new Constraint.SimplexH());
        }
        return fit(basis, constraints, new BitSet(), new Factors(w, h)).h();
    }

    /**
     * The most likely W, C×K.
     *
     * @param basis   G, L×C
     * @param amounts H, K×P: counts per unit of a phase's spectrum
     */
    DMatrixRMaj weights(Basis basis, DMatrixRMaj amounts) {
        double[] columnSums = basis.columnSums();
        double even = image.counts().total() / (CommonOps_DDRM.elementSum(amounts) * columnSums.length);
        DMatrixRMaj w = new DMatrixRMaj(columnSums.length, amounts.getNumRows());
        for (int i = 0; i < w.getNumElements(); i++) {
            w.data[i] = even / columnSums[i / w.getNumCols()];
        }
        BitSet empty = new BitSet();
        double[] inPixel = CommonOps_DDRM.sumCols(amounts, null).data;
        for (int p = 0; p < inPixel.length; p++) {
            empty.set(p, inPixel[p] == 0);
        }
        return fit(basis, List.of(new Constraint.FixedH(amounts)), empty, new Factors(w, amounts))
                .w();
    }

    private Factors fit(Basis basis, List<Constraint> constraints, BitSet emptyPixels, Factors start) {
        double[] reached = CommonOps_DDRM.sumRows(basis.g(), null).data;
        BitSet unreached = new BitSet();
        for (int l = 0; l < reached.length; l++) {
            unreached.set(l, reached[l] == 0);
        }
        Problem problem = new Problem(
                        image.counts(),
                        image.shape(),
                        Optional.of(SpectralModel.fixed(basis)),
                        start.w().getNumCols(),
                        constraints,
                        List.of())
                .masked(emptyPixels, unreached);
        return Fit.of(problem, new NewtonFactory().createDefault())
                .start(start)
                .run()
                .factors();
    }
}
