package org.esmpy.io.hspy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes free names as names of HDF5 objects, which cannot be empty, ".", or contain a slash. */
final class HspyNames {
    private static final int MAX_EXPERIMENT = 100;

    private HspyNames() {}

    /** A name that {@link #decode} turns back. */
    static String encode(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a matrix of an image needs a name to be written, got '" + name + "'");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace(".", "%2E");
    }

    static String decode(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // not one of ours
            return name;
        }
    }

    /** Name of the experiment of a title, as HyperSpy makes it. */
    static String experiment(String title) {
        String name = title.replace('/', '-').replace("\0", "").strip();
        boolean usable = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        return usable ? name.substring(0, Math.min(name.length(), MAX_EXPERIMENT)) : "__unnamed__";
    }
}
