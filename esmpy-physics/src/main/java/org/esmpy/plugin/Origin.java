package org.esmpy.plugin;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;

/**
 * Where an implementation comes from.
 *
 * @param name    name of a jar or folder, {@code "esmpy"} for what comes with esmpy
 * @param version version in the manifest ({@code Implementation-Version}); empty if it gives none
 * @param path    the jar or folder; empty for what comes with esmpy, and for classes that come from no file
 */
public record Origin(String name, String version, Optional<Path> path) {
    /** The origin of everything that comes with esmpy. */
    public static final Origin ESMPY = new Origin("esmpy", "", Optional.empty());

    /** The origin of the classes of a jar. */
    static Origin of(Path jar, Attributes manifest) {
        String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return new Origin(String.valueOf(jar.getFileName()), version == null ? "" : version, Optional.of(jar));
    }

    /** The jar or folder that a class on the class path was loaded from. */
    static Origin of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        Optional<Path> path = Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(Origin::path);
        String name = path.map(Path::getFileName).map(Path::toString).orElse(type.getName());
        return new Origin(name, version == null ? "" : version, path);
    }

    private static Optional<Path> path(URL place) {
        try {
            return Optional.of(Path.of(place.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
