package org.esmpy.bench.guice;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Plugins;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes the objects of commands and injects the arguments of their constructors. It loads plug-ins when it makes the
 * first one.
 */
public final class CommandFactory implements IFactory {
    private final Plugins plugins;
    private final IFactory plain = CommandLine.defaultFactory();
    private Optional<Injector> injector = Optional.empty();

    public CommandFactory(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        boolean asks = Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor -> constructor.isAnnotationPresent(Inject.class));
        return asks ? injector().getInstance(type) : plain.create(type);
    }

    /** The plug-ins that were needed, failed and were left out. */
    public List<Fault> leftOut() {
        return injector.map(Wiring::leftOut).orElse(plugins.faults());
    }

    private Injector injector() {
        if (injector.isEmpty()) {
            injector = Optional.of(Wiring.injector(plugins));
        }
        return injector.get();
    }
}
