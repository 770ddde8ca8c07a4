package org.esmpy.sim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.junit.jupiter.api.Test;

class PhantomCatalogTest {
    private record Other() implements PhantomFactory {
        @Override
        public String id() {
            return "brg-fp-capv";
        }

        @Override
        public String description() {
            return "takes the id of another phantom";
        }

        @Override
        public Phantom create(PhysicsTables physics) {
            return new BrgFpCapv().create(physics);
        }
    }

    @Test
    void listsThePhantomsOfThisModule() {
        assertThat(PhantomCatalog.defaults().phantoms())
                .extracting(PhantomFactory::id)
                .contains("brg-fp", "brg-fp-capv", "brg-fp-capv-ox", "rock-5", "steel-4")
                .isSorted();
        assertThat(PhantomCatalog.defaults().phantom("brg-fp-capv")).isEqualTo(new BrgFpCapv());
    }

    @Test
    void listsTheChoicesWhenAskedForAnUnknownId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhantomCatalog.defaults().phantom("bridgmanite"))
                .withMessageStartingWith("no phantom 'bridgmanite'; available: [battery-3, brg-fp, brg-fp-capv, ");
    }

    @Test
    void refusesTwoPhantomsOfOneIdNamingBothClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhantomCatalog(Set.of(new BrgFpCapv(), new Other())))
                .withMessageContainingAll("'brg-fp-capv'", BrgFpCapv.class.getName(), Other.class.getName());
    }
}
