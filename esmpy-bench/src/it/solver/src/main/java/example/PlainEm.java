package example;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.Acceptance;
import org.esmpy.solver.fit.PoissonObjective;

/**
 * Expectation maximisation (Richardson 1972; Lucy 1974; Lee and Seung 1999): factors are multiplied by what the data ask for over
 * what the model has. Abundances may have any sum.
 */
final class PlainEm implements Solver {
    private static final Acceptance ACCEPTANCE = Acceptance.of("plain-em").leavingOut(Constraint.SimplexH.class);

    @Override
    public String id() {
        return "plain-em";
    }

    @Override
    public Problem accept(Problem problem) {
        return ACCEPTANCE.accept(problem);
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        PoissonObjective objective = new PoissonObjective(problem, basis, workers);
        return new Run(objective, objective.start(start));
    }

    private static final class Run implements SolverRun {
        private final PoissonObjective objective;
        private Factors factors;
        private PoissonObjective.Point point;

        Run(PoissonObjective objective, Factors start) {
            this.objective = objective;
            this.factors = start;
            this.point = objective.at(start);
        }

        @Override
        public void step() {
            factors = new Factors(updatedW(), updatedH());
            point = objective.at(factors);
            factors = new Factors(updatedW(), factors.h());
            point = objective.at(factors);
        }

        private DMatrixRMaj updatedW() {
            DMatrixRMaj w = factors.w().copy();
            DMatrixRMaj up = point.numeratorW();
            DMatrixRMaj down = point.denominatorW();
            for (int i = 0; i < w.getNumElements(); i++) {
                w.data[i] *= down.data[i] > 0 ? up.data[i] / down.data[i] : 0;
            }
            return w;
        }

        private DMatrixRMaj updatedH() {
            DMatrixRMaj h = factors.h().copy();
            DMatrixRMaj up = point.numeratorH();
            double[] down = point.denominatorH();
            for (int k = 0; k < h.getNumRows(); k++) {
                for (int p = 0; p < h.getNumCols(); p++) {
                    h.set(k, p, down[k] > 0 ? h.get(k, p) * up.get(k, p) / down[k] : 0);
                }
            }
            return h;
        }

        @Override
        public double objectiveNats() {
            return point.objectiveNats();
        }

        @Override
        public Certificate certificate() {
            return point.certificate();
        }

        @Override
        public Factors factors() {
            return factors.copy();
        }

        @Override
        public List<String> warnings() {
            return point.warnings();
        }
    }
}
