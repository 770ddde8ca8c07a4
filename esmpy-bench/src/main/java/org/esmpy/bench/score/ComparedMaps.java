package org.esmpy.bench.score;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.sim.GroundTruth;

/**
 * True and found maps of the phases in the same scale, so that they can be compared.
 *
 * @param truth  maps of the truth, K×P
 * @param found  maps of a fit, J×P
 * @param shares whether both are shares of the counts of a pixel, since the abundances of the fit do not sum to one
 */
public record ComparedMaps(DMatrixRMaj truth, DMatrixRMaj found, boolean shares) {
    /**
     * The maps of a decomposition beside the true ones.
     *
     * @param truth     of the same channels and pixels
     * @param spectra   L×J
     * @param maps      abundances, J×P; shared where they sum to one
     * @param onSimplex whether the abundances of a pixel sum to one
     */
    public static ComparedMaps of(GroundTruth truth, DMatrixRMaj spectra, DMatrixRMaj maps, boolean onSimplex) {
        return onSimplex
                ? new ComparedMaps(truth.abundances(), maps, false)
                : new ComparedMaps(shares(truth.spectra(), truth.abundances()), shares(spectra, maps), true);
    }

    /** The found maps in the order of the true phases, K×P; 0 where a true phase is not matched. */
    ComparedMaps inOrder(List<PhaseScore> scores) {
        DMatrixRMaj ordered = new DMatrixRMaj(scores.size(), found.getNumCols());
        for (int k = 0; k < scores.size(); k++) {
            if (scores.get(k).fitted() < found.getNumRows()) {
                CommonOps_DDRM.insert(
                        CommonOps_DDRM.extractRow(found, scores.get(k).fitted(), null), ordered, k, 0);
            }
        }
        return new ComparedMaps(truth, ordered, shares);
    }

    private static DMatrixRMaj shares(DMatrixRMaj spectra, DMatrixRMaj h) {
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(spectra, null);
        DMatrixRMaj shares = h.createLike();
        for (int p = 0; p < h.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < h.getNumRows(); k++) {
                double counts = h.get(k, p) * totals.get(k);
                shares.set(k, p, counts);
                sum += counts;
            }
            for (int k = 0; k < h.getNumRows(); k++) {
                shares.set(k, p, sum > 0 ? shares.get(k, p) / sum : 0);
            }
        }
        return shares;
    }
}
