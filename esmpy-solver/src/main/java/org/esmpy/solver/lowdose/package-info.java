/**
 * Factorisation of maps with few counts per pixel. The likelihood alone leaves a valley of equally good phases, and
 * where a solver starts decides what it finds. The pieces here choose: counts are thinned into independent halves
 * ({@link org.esmpy.solver.heldout.CountThinning}), structured starts are fitted on binned pixels with a log-sparsity
 * that grows ({@link org.esmpy.solver.mixture.Homotopy}), held-out likelihood and divergence choose among them, and the
 * abundances are refined at full resolution. Each piece can be used by itself.
 */
@NullMarked
package org.esmpy.solver.lowdose;

import org.jspecify.annotations.NullMarked;
