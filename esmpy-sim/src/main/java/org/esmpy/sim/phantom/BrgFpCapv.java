package org.esmpy.sim.phantom;

import java.util.List;

/** Phantom of three phases, ferropericlase and calcium perovskite in bridgmanite; the first two are nowhere pure. */
public record BrgFpCapv() implements BuiltInPhantom {
    @Override
    public PhantomDefinition definition() {
        return LowerMantle.film(
                "brg-fp-capv",
                "a sphere of ferropericlase and one of Ca-perovskite in bridgmanite, neither of them pure anywhere",
                List.of(LowerMantle.bridgmanite(), LowerMantle.ferropericlase(), LowerMantle.calciumPerovskite()),
                List.of(LowerMantle.sphere(1, 94, 50), LowerMantle.sphere(2, 69, 80)));
    }
}
