package org.esmpy.sim.catalog;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.esmpy.plugin.Plugins;
import org.esmpy.plugin.Registry;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.phantom.BrgFp;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.sim.phantom.BrgFpCapvOx;
import org.esmpy.sim.scene.Scenes;

/** Lists the installed phantoms and finds one by its id. */
public final class PhantomCatalog {
    private final Registry<PhantomFactory> registry;

    /**
     * @throws IllegalArgumentException if two phantoms share an id
     */
    @Inject
    public PhantomCatalog(Set<PhantomFactory> phantoms) {
        this(Registry.of("phantom", phantoms, PhantomCatalog::id));
    }

    private PhantomCatalog(Registry<PhantomFactory> registry) {
        this.registry = registry;
    }

    private static String id(PhantomFactory phantom) {
        Objects.requireNonNull(phantom.description(), "description() is null");
        return phantom.id();
    }

    /** The phantoms of this module. */
    public static PhantomCatalog defaults() {
        return new PhantomCatalog(builtIn());
    }

    /** The factories of the phantoms of this module. */
    public static Set<PhantomFactory> builtIn() {
        Set<PhantomFactory> phantoms = new LinkedHashSet<>(Scenes.builtIn());
        phantoms.addAll(List.of(new BrgFp(), new BrgFpCapv(), new BrgFpCapvOx()));
        return phantoms;
    }

    /** The phantoms of this module and those of plug-ins on the class path: {@link #installed(Plugins)}. */
    public static PhantomCatalog installed() {
        return installed(Plugins.onClassPath());
    }

    /** The phantoms of this module and those of plug-ins; the registry lists those that cannot be used. */
    public static PhantomCatalog installed(Plugins plugins) {
        return new PhantomCatalog(defaults().registry.with(plugins.find(PhantomFactory.class)));
    }

    /** All phantoms, by ascending id. */
    public Collection<PhantomFactory> phantoms() {
        return registry.all();
    }

    /**
     * The phantom of an id.
     *
     * @throws IllegalArgumentException if there is none; lists the choices
     */
    public PhantomFactory phantom(String id) {
        return registry.get(id);
    }

    /** All phantoms with the origin of each, and those that were left out. */
    public Registry<PhantomFactory> registry() {
        return registry;
    }
}
