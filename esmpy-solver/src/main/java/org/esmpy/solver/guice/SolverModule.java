package org.esmpy.solver.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.initialize.KMeansInitializer;
import org.esmpy.solver.initialize.NndsvdInitializer;
import org.esmpy.solver.initialize.NndsvdaInitializer;
import org.esmpy.solver.initialize.NndsvdarInitializer;
import org.esmpy.solver.initialize.RandomInitializer;
import org.esmpy.solver.initialize.VertexInitializer;
import org.esmpy.solver.leastsquares.HalsFactory;
import org.esmpy.solver.multiplicative.EmFactory;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.NmfFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.BcdFactory;
import org.esmpy.solver.newton.NewtonFactory;

/** Binds the solvers and initializers of this library; plug-ins add theirs through the multibinders. */
@SuppressWarnings("exports") // Whoever uses this class has Guice; it is no need of the module.
public final class SolverModule extends AbstractModule {
    /** Where solvers are added: {@code SolverModule.solvers(binder()).addBinding().to(MyFactory.class)}. */
    public static Multibinder<SolverFactory<?>> solvers(Binder binder) {
        return Multibinder.newSetBinder(binder, new TypeLiteral<SolverFactory<?>>() {});
    }

    /** Where initializers are added. */
    public static Multibinder<Initializer> initializers(Binder binder) {
        return Multibinder.newSetBinder(binder, Initializer.class);
    }

    @Override
    protected void configure() {
        Multibinder<SolverFactory<?>> solvers = solvers(binder());
        solvers.addBinding().to(MuFactory.class);
        solvers.addBinding().to(NmfFactory.class);
        solvers.addBinding().to(EmFactory.class);
        solvers.addBinding().to(SquaremFactory.class);
        solvers.addBinding().to(NewtonFactory.class);
        solvers.addBinding().to(BcdFactory.class);
        solvers.addBinding().to(HalsFactory.class);
        Multibinder<Initializer> initializers = initializers(binder());
        initializers.addBinding().to(NndsvdInitializer.class);
        initializers.addBinding().to(NndsvdaInitializer.class);
        initializers.addBinding().to(NndsvdarInitializer.class);
        initializers.addBinding().to(RandomInitializer.class);
        initializers.addBinding().to(KMeansInitializer.class);
        initializers.addBinding().to(VertexInitializer.class);
    }
}
