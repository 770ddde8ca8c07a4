package org.esmpy.sim.phantom;

import java.util.List;

/** Phantom of two phases, ferropericlase in bridgmanite: the three-phase phantom without its calcium perovskite. */
public record BrgFp() implements BuiltInPhantom {
    @Override
    public PhantomDefinition definition() {
        return LowerMantle.film(
                "brg-fp",
                "a sphere of ferropericlase in bridgmanite, nowhere pure",
                List.of(LowerMantle.bridgmanite(), LowerMantle.ferropericlase()),
                List.of(LowerMantle.sphere(1, 94, 50)));
    }
}
