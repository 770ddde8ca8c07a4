// A tour of the library: jshell --class-path esmpy.jar tour.jsh
import org.esmpy.model.*;
import org.esmpy.model.edx.*;
import org.esmpy.physics.*;
import org.esmpy.physics.catalog.*;
import org.esmpy.sim.*;
import org.esmpy.sim.catalog.*;
import org.esmpy.solver.analysis.*;

// Physics: every quantity is one number. The lines of iron at 200 keV:
PhysicsTables physics = PhysicsTables.defaults();
var lines = physics.emissionLines().lines(Element.of("Fe"), 200);
System.out.println("Fe has " + lines.size() + " lines; the first is " + lines.get(0));

// A specimen whose phases are known: layers of a battery at 50 counts per pixel.
var image = PhantomCatalog.defaults().phantom("battery-3").create(physics).simulate(50, 1);
var truth = GroundTruth.of(image).orElseThrow();
System.out.println(image + ", phases " + truth.phaseNames());

// The model: columns of G are the spectra of single elements and of the bremsstrahlung.
var builder = new EdxModelBuilder(physics).energy(image.energy()).acquisition(image.acquisition());
builder.specimen(Specimen.film(100, 5)).withFreeThickness().elements(truth.elements());
SpectralModel model = builder.build();

// The whole job of "esmpy fit".
var found = PhaseAnalysis.of(image, model).phases(3).seed(1).run();
for (int k = 0; k < found.phases(); k++) {
    System.out.printf("phase_%d: O %.1f at.%%%n", k + 1, found.atPct(k, "O"));
}
found.warnings().forEach(warning -> System.out.println("warning: " + warning));
/exit
