package org.esmpy.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Names the classes of service files that cannot be loaded, because {@link java.util.ServiceLoader} does not name them.
 */
final class ServiceNames {
    private ServiceNames() {}

    /** Names of classes that cannot be linked, in the order in which they are tried. */
    static List<String> unlinkable(Class<?> service, ClassLoader loader) {
        List<String> names = new ArrayList<>();
        for (String name : all(service, loader)) {
            try {
                Class.forName(name, false, loader);
            } catch (LinkageError e) {
                names.add(name);
            } catch (ClassNotFoundException e) {
                continue; // the service loader names these
            }
        }
        return names;
    }

    private static List<String> all(Class<?> service, ClassLoader loader) {
        List<String> names = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources("META-INF/services/" + service.getName()))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(line -> line.split("#", 2)[0].strip())
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            return names;
        }
        return names;
    }
}
