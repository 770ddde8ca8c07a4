package org.esmpy.physics.generator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The provenance that every table made from xraylib carries. */
final class Source {
    private static final List<String> XRAYLIB = List.of(
            "source: T. Schoonjans et al., Spectrochim. Acta B 66 (2011) 776, xraylib",
            "link: https://doi.org/10.1016/j.sab.2011.09.011",
            "licence: BSD-3-Clause, see NOTICE",
            "version: com.github.tschoonj:xraylib:4.1.4");

    private Source() {}

    /** What a table holds and how it differs from the source, then the source. */
    static List<String> header(String... what) {
        return Stream.concat(Arrays.stream(what), XRAYLIB.stream()).toList();
    }
}
