package org.esmpy.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/**
 * The class loader of one jar of plug-ins; its parent loads the classes of esmpy. The jar stays open as long as the
 * program runs.
 */
final class PluginJar extends URLClassLoader {
    /** Entry of a manifest: the oldest esmpy that the plug-in runs with, e.g. {@code 0.2}. */
    static final String REQUIRES = "Esmpy-Requires";

    private static final String SERVICES = "META-INF/services/";

    private final Origin origin;

    private PluginJar(Path jar, Origin origin) throws IOException {
        super(origin.name(), new URL[] {jar.toUri().toURL()}, PluginJar.class.getClassLoader());
        this.origin = origin;
    }

    /**
     * Opens a jar.
     *
     * @throws IllegalArgumentException if the file is not a jar, or needs a newer esmpy; the message does not name the
     *     file
     */
    static PluginJar open(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new IllegalArgumentException("it cannot be read");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            EsmpyVersion.require(attributes.getValue(REQUIRES));
            return new PluginJar(jar, Origin.of(jar, attributes));
        } catch (ZipException e) {
            throw new IllegalArgumentException("it is not a jar (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
        }
    }

    Origin origin() {
        return origin;
    }

    /** Services of this jar alone: those on the class path would be found once for every jar otherwise. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
    }
}
