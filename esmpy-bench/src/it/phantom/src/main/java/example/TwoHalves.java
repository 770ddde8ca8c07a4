package example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.Specimen;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.phantom.PhantomDefinition;
import org.esmpy.sim.phantom.PhantomPhase;

/** Quartz on the left, hematite on the right, and an even change between them. */
public final class TwoHalves implements PhantomFactory {
    @Override
    public String id() {
        return "two-halves";
    }

    @Override
    public String description() {
        return "quartz that changes evenly to hematite: an example of a phantom";
    }

    @Override
    public Phantom create(PhysicsTables physics) {
        return new PhantomDefinition(
                        id(),
                        description(),
                        new ImageShape(24, 32),
                        Optional.of(new PixelSize(2, "nm")),
                        new EnergyAxis(0.2, 0.01, 1000),
                        Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(22),
                        Specimen.film(80, 3.9),
                        List.of(
                                phase("quartz", Map.of("Si", 1.0, "O", 2.0)),
                                phase("hematite", Map.of("Fe", 2.0, "O", 3.0))),
                        new Gradient())
                .create(physics);
    }

    private static PhantomPhase phase(String name, Map<String, Double> atoms) {
        Map<Element, Double> amounts = new TreeMap<>();
        atoms.forEach((symbol, amount) -> amounts.put(Element.of(symbol), amount));
        return new PhantomPhase(name, Composition.ofAtoms(amounts), new TreeMap<>(), 1);
    }

    /** From the first phase in the first column to the second in the last. */
    private static final class Gradient implements AbundanceGenerator {
        @Override
        public int phases() {
            return 2;
        }

        @Override
        public DMatrixRMaj abundances(ImageShape shape) {
            DMatrixRMaj h = new DMatrixRMaj(2, shape.pixels());
            for (int p = 0; p < shape.pixels(); p++) {
                double share = (double) (p % shape.width()) / Math.max(1, shape.width() - 1);
                h.set(0, p, 1 - share);
                h.set(1, p, share);
            }
            return h;
        }
    }
}
