package org.esmpy.plugin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.esmpy.plugin.Found.Implementation;

/**
 * Finds the implementations that plug-ins offer: by class loaders, in jars (each with its own class loader) and among
 * given objects. Immutable.
 *
 * <pre>{@code
 * Plugins plugins = Plugins.onClassPath().withJars(Path.of("plugins"));
 * SolverCatalog solvers = SolverCatalog.installed(plugins);
 * }</pre>
 *
 * <p>Plug-ins run with all rights of the program.
 */
public final class Plugins {
    /** Number of broken entries of one class loader after which its other entries are not tried. */
    private static final int MOST_FAULTS = 100;

    private static final Origin CLASS_PATH = new Origin("on the class path", "", Optional.empty());

    private final List<ClassLoader> loaders;
    private final List<Given<?>> given;
    private final List<Fault> faults;

    private Plugins(List<ClassLoader> loaders, List<Given<?>> given, List<Fault> faults) {
        this.loaders = List.copyOf(loaders);
        this.given = List.copyOf(given);
        this.faults = List.copyOf(faults);
    }

    /** Searches nowhere: no plug-ins. */
    public static Plugins none() {
        return new Plugins(List.of(), List.of(), List.of());
    }

    /** Searches the class path: what the context class loader of this thread reaches. */
    public static Plugins onClassPath() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return of(context == null ? Plugins.class.getClassLoader() : context);
    }

    /** Searches what a class loader reaches. */
    public static Plugins of(ClassLoader loader) {
        return new Plugins(List.of(loader), List.of(), List.of());
    }

    /**
     * Searches a jar too, or all jars of a folder, in the order of their names. A file of a folder that is no jar, or
     * one that needs a newer esmpy, is left out.
     *
     * @throws IllegalArgumentException if there is no such jar or folder, or it cannot be read, or {@code place} is a
     *     jar that cannot be used; the message names it
     */
    public Plugins withJars(Path place) {
        List<ClassLoader> more = new ArrayList<>(loaders);
        List<Fault> left = new ArrayList<>(faults);
        if (!Files.isDirectory(place)) {
            if (!Files.exists(place)) {
                throw new IllegalArgumentException("no folder or jar of plug-ins: " + place);
            }
            try {
                more.add(PluginJar.open(place));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("plug-in " + place + " cannot be taken: " + e.getMessage(), e);
            }
        }
        for (Path jar : jars(place)) {
            try {
                more.add(PluginJar.open(jar));
            } catch (IllegalArgumentException e) {
                left.add(new Fault(String.valueOf(jar.getFileName()), "the jar", String.valueOf(e.getMessage()), e));
            }
        }
        return new Plugins(more, given, left);
    }

    /** Adds an implementation that is given. */
    public <T> Plugins with(Class<T> service, T implementation, Origin origin) {
        List<Given<?>> more = new ArrayList<>(given);
        more.add(new Given<>(service, new Implementation<>(implementation, origin)));
        return new Plugins(loaders, more, faults);
    }

    /** Adds the report of something that was left out. */
    public Plugins withFault(Fault fault) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(fault);
        return new Plugins(loaders, given, more);
    }

    /** Makes one instance of every implementation of one kind. */
    public <T> Found<T> find(Class<T> service) {
        List<Implementation<T>> found = new ArrayList<>();
        List<Fault> left = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            find(service, loader, found, left);
        }
        given.forEach(one -> one.ifOf(service).ifPresent(found::add));
        return new Found<>(found, left);
    }

    /** Why whole jars were left out. */
    public List<Fault> faults() {
        return faults;
    }

    /** The class loaders that are searched. */
    public List<ClassLoader> loaders() {
        return loaders;
    }

    /** The origin of the classes that a class loader defines. */
    public static Origin origin(ClassLoader loader, Class<?> type) {
        return loader instanceof PluginJar jar ? jar.origin() : Origin.of(type);
    }

    private static <T> void find(
            Class<T> service, ClassLoader loader, List<Implementation<T>> found, List<Fault> faults) {
        // Services are interfaces of modules above this one, which its descriptor cannot name.
        Plugins.class.getModule().addUses(service);
        Iterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(service, loader).stream().iterator();
        Iterator<String> unlinkable = Collections.emptyIterator();
        int before = faults.size();
        while (faults.size() - before < MOST_FAULTS) {
            Origin place = loader instanceof PluginJar jar ? jar.origin() : CLASS_PATH;
            try {
                if (!providers.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<T> provider = providers.next();
                make(provider, origin(loader, provider.type()), found, faults);
            } catch (ServiceConfigurationError e) {
                faults.add(Fault.of(place, e));
            } catch (LinkageError e) {
                unlinkable = unlinkable.hasNext()
                        ? unlinkable
                        : ServiceNames.unlinkable(service, loader).iterator();
                faults.add(Fault.of(place, unlinkable.hasNext() ? unlinkable.next() : "a " + service.getName(), e));
            }
        }
    }

    private static <T> void make(
            ServiceLoader.Provider<T> provider, Origin origin, List<Implementation<T>> found, List<Fault> faults) {
        try {
            found.add(new Implementation<>(provider.get(), origin));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            faults.add(Fault.of(origin, provider.type().getName(), e));
        }
    }

    private static List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                files.forEach(jars::add);
            } catch (IOException e) {
                throw new IllegalArgumentException("the folder of plug-ins " + folder + " cannot be read", e);
            }
        }
        jars.sort(null);
        return jars;
    }

    /** An implementation that was not searched for. */
    private record Given<T>(Class<T> service, Implementation<T> implementation) {
        <S> Optional<Implementation<S>> ifOf(Class<S> wanted) {
            return service.equals(wanted)
                    ? Optional.of(new Implementation<>(wanted.cast(implementation.value()), implementation.origin()))
                    : Optional.empty();
        }
    }
}
