package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.point.Concentrations;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;

/** Groups the channels of a problem by the information they carry about compositions. */
final class CompositionGroups {
    private CompositionGroups() {}

    /** Groups for the mean spectrum of the map, as the columns of G explain it. */
    static ChannelGroups of(ExposedProblem problem, Workers workers) {
        return ChannelGroups.of(problem.g(), rates(problem, workers));
    }

    /** The spectrum of all counts as the columns of G explain it, length L. */
    static double[] rates(ExposedProblem problem, Workers workers) {
        ImageShape shape = problem.map().shape();
        PixelBins whole = new PixelBins(shape, Math.max(shape.height(), shape.width()));
        DMatrixRMaj mean = Concentrations.of(whole.sum(problem.map()), problem.g(), workers);
        SparseRows rows = new SparseRows(problem.g());
        int stride = CountPasses.stride(1);
        double[] strided = new double[rows.channels() * stride];
        rows.times(mean.data, 1, strided, stride);
        double[] rates = new double[rows.channels()];
        Arrays.setAll(rates, l -> strided[l * stride]);
        return rates;
    }
}
