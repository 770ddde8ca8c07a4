/** Poisson factorisation: solvers, starts, stopping rules, certificates and the low-dose pipeline. */
module org.esmpy.solver {
    requires static com.google.guice;
    requires ejml.ddense;
    requires transitive jakarta.inject;
    requires java.management;
    requires transitive org.esmpy.model;
    requires static transitive org.jspecify;

    exports org.esmpy.solver.analysis;
    exports org.esmpy.solver.catalog;
    exports org.esmpy.solver.fit;
    exports org.esmpy.solver.guice;
    exports org.esmpy.solver.heldout;
    exports org.esmpy.solver.initialize;
    exports org.esmpy.solver.leastsquares;
    exports org.esmpy.solver.lowdose;
    exports org.esmpy.solver.lowdose.start;
    exports org.esmpy.solver.matching;
    exports org.esmpy.solver.mixture;
    exports org.esmpy.solver.multiplicative;
    exports org.esmpy.solver.newton;
    exports org.esmpy.solver.prior;
    exports org.esmpy.solver.rank;
    exports org.esmpy.solver.simple;
    exports org.esmpy.solver.uncertainty;
    exports org.esmpy.solver;
}
