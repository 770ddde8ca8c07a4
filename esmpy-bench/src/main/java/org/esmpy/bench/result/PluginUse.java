package org.esmpy.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.plugin.Origin;

/**
 * A part of a fit that a plug-in computed.
 *
 * @param kind    kind of the part, e.g. {@code "continuum"}
 * @param id      its id
 * @param jar     name of the jar or folder it comes from
 * @param version version of the plug-in; empty if its manifest gives none
 * @param sha256  SHA-256 of the jar in hexadecimal; empty if it comes from no jar
 */
public record PluginUse(String kind, String id, String jar, String version, String sha256) {
    static PluginUse of(String kind, String id, Origin origin) {
        String sha256 = origin.path()
                .filter(Files::isRegularFile)
                .map(PluginUse::sha256)
                .orElse("");
        return new PluginUse(kind, id, origin.name(), origin.version(), sha256);
    }

    private static String sha256(Path jar) {
        try {
            return Sha256.of(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("the plug-in " + jar + " cannot be read any more: " + e.getMessage(), e);
        }
    }
}
