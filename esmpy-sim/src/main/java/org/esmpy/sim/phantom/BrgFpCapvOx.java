package org.esmpy.sim.phantom;

import java.util.List;

/**
 * Phantom of four phases, ferropericlase, calcium perovskite and an iron-titanium oxide in bridgmanite: the three-phase
 * phantom and the oxide.
 */
public record BrgFpCapvOx() implements BuiltInPhantom {
    @Override
    public PhantomDefinition definition() {
        return LowerMantle.film(
                "brg-fp-capv-ox",
                "spheres of ferropericlase, Ca-perovskite and an Fe-Ti-oxide in bridgmanite, none of them pure anywhere",
                List.of(
                        LowerMantle.bridgmanite(),
                        LowerMantle.ferropericlase(),
                        LowerMantle.calciumPerovskite(),
                        LowerMantle.oxide()),
                List.of(LowerMantle.sphere(1, 94, 50), LowerMantle.sphere(2, 69, 80), LowerMantle.sphere(3, 34, 36)));
    }
}
