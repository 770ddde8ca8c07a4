package org.esmpy.bench.score;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * True and found maps of the phases in one order and scale, as a comparison uses them.
 *
 * @param truth  of the truth, K×P
 * @param found  of a fit, a row for each row of the truth at least
 * @param shares whether both are shares of the counts of a pixel, since the abundances of the fit do not sum to one
 */
public record JudgedMaps(DMatrixRMaj truth, DMatrixRMaj found, boolean shares) {
    /** The maps that were found in the order of the phases of the truth, K×P. */
    JudgedMaps inOrder(List<PhaseScore> scores) {
        DMatrixRMaj ordered = new DMatrixRMaj(scores.size(), found.getNumCols());
        for (int k = 0; k < scores.size(); k++) {
            CommonOps_DDRM.insert(CommonOps_DDRM.extractRow(found, scores.get(k).fitted(), null), ordered, k, 0);
        }
        return new JudgedMaps(truth, ordered, shares);
    }
}
