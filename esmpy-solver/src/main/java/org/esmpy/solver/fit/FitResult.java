package org.esmpy.solver.fit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;

/** The result of a fit: factors, certificate, trace and warnings. Immutable: matrices are given as copies. */
public final class FitResult {
    private final Factors factors;
    private final Optional<Basis> basis;
    private final DMatrixRMaj spectra;
    private final Ending ending;
    private final List<TracePoint> trace;

    FitResult(Factors factors, Optional<Basis> basis, Ending ending, List<TracePoint> trace) {
        this.factors = factors;
        this.basis = basis;
        this.spectra = basis.map(b -> product(b.g(), factors.w())).orElse(factors.w());
        this.ending = ending;
        this.trace = List.copyOf(trace);
    }

    /** W (C×K, or L×K for G = I) and H (K×P); a copy. */
    public Factors factors() {
        return factors.copy();
    }

    /** G the factors belong to; empty for G = I. */
    public Optional<Basis> basis() {
        return basis;
    }

    /** Spectra of the phases, D = G·W, L×K: counts per channel of a pixel with abundance 1; a copy. */
    public DMatrixRMaj spectra() {
        return spectra.copy();
    }

    /** The objective after every iteration; where G was refined, a second point with the same iteration follows. */
    public List<TracePoint> trace() {
        return trace;
    }

    public StopReason stopReason() {
        return ending.reason();
    }

    /** How far the factors are from optimal at this G. */
    public Certificate certificate() {
        return ending.certificate();
    }

    /** Objective at the end: KL divergence X‖GWH plus penalties, nats. */
    public double objectiveNats() {
        return end().objectiveNats();
    }

    /** KL divergence X‖GWH at the end, nats, without penalties, also where another objective was minimised. */
    public double divergenceNats() {
        return ending.divergenceNats();
    }

    /** Iterations over all G. */
    public int iterations() {
        return end().iteration();
    }

    /** Duration of the fit, s. */
    public double seconds() {
        return end().seconds();
    }

    /** How often G was refined. */
    public int refinements() {
        return ending.refinements();
    }

    /** Warnings as sentences, for example about pixels without counts. */
    public List<String> warnings() {
        return ending.warnings();
    }

    /** One line: what was fitted, how well, and why it ended. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d phases, %d iterations in %.2f s, objective %.2f nats, stopped: %s",
                factors.phases(),
                iterations(),
                seconds(),
                objectiveNats(),
                stopReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private TracePoint end() {
        return trace.get(trace.size() - 1);
    }

    private static DMatrixRMaj product(DMatrixRMaj g, DMatrixRMaj w) {
        DMatrixRMaj d = new DMatrixRMaj(g.getNumRows(), w.getNumCols());
        CommonOps_DDRM.mult(g, w, d);
        return d;
    }

    /** How a fit ended. */
    record Ending(
            StopReason reason, Certificate certificate, double divergenceNats, int refinements, List<String> warnings) {
        Ending {
            warnings = List.copyOf(warnings);
        }
    }
}
