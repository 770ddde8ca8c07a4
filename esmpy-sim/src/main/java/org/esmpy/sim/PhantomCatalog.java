package org.esmpy.sim;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.sim.phantom.BrgFp;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.sim.phantom.BrgFpCapvOx;
import org.esmpy.sim.scene.Scenes;

/** The installed phantoms, by id. */
public final class PhantomCatalog {
    private final Map<String, PhantomFactory> phantoms;

    /**
     * @throws IllegalArgumentException if two phantoms share an id
     */
    @Inject
    public PhantomCatalog(Set<PhantomFactory> phantoms) {
        Map<String, PhantomFactory> byId = new TreeMap<>();
        for (PhantomFactory phantom : phantoms) {
            PhantomFactory other = byId.putIfAbsent(phantom.id(), phantom);
            if (other != null) {
                throw new IllegalArgumentException("two phantoms have the id '" + phantom.id() + "': "
                        + other.getClass().getName() + " and "
                        + phantom.getClass().getName());
            }
        }
        this.phantoms = Collections.unmodifiableMap(byId);
    }

    /** The phantoms of this module. */
    public static PhantomCatalog defaults() {
        Set<PhantomFactory> phantoms = new LinkedHashSet<>(Scenes.builtIn());
        phantoms.addAll(List.of(new BrgFp(), new BrgFpCapv(), new BrgFpCapvOx()));
        return new PhantomCatalog(phantoms);
    }

    /** All phantoms, by ascending id. */
    public Collection<PhantomFactory> phantoms() {
        return phantoms.values();
    }

    /**
     * The phantom of an id.
     *
     * @throws IllegalArgumentException if there is none; lists the choices
     */
    public PhantomFactory phantom(String id) {
        PhantomFactory phantom = phantoms.get(id);
        if (phantom == null) {
            throw new IllegalArgumentException("no phantom '" + id + "'; available: " + phantoms.keySet());
        }
        return phantom;
    }
}
