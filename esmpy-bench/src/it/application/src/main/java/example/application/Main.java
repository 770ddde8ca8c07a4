package example.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;

/** Simulates a map, writes and reads it, and fits it: the modules that it names are all that it sees. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        PhysicsTables physics = PhysicsTables.defaults();
        SpectrumImage simulated =
                PhantomCatalog.installed().phantom("battery-3").create(physics).simulate(50, 1);
        Path map = Files.createTempDirectory("example").resolve("map.hspy");
        FormatCatalog formats = FormatCatalog.installed();
        formats.write(simulated, map, WriteOptions.defaults());
        SpectrumImage image = formats.read(map, ReadOptions.defaults());
        EdxModel model = new EdxModelBuilder(physics)
                .energy(image.energy())
                .acquisition(image.acquisition())
                .specimen(Specimen.film(100, 4))
                .elements(GroundTruth.of(image).orElseThrow().elements())
                .build();
        Problem problem = new Problem(
                image.counts(), image.shape(), Optional.of(model), 3, List.of(new Constraint.SimplexH()), List.of());
        FitResult result = Fit.of(problem, SolverCatalog.installed().create("newton"))
                .initializer(InitializerCatalog.installed().get("kmeans"))
                .seed(1)
                .run();
        System.out.println(Main.class.getModule() + ": " + result);
    }
}
