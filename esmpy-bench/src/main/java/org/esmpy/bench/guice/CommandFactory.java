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

/** Makes command objects with what they ask for in their constructors; plug-ins are looked for when the first one does. */
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

    /** What of the plug-ins is left out, as far as they were needed. */
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
