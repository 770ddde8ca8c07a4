package org.esmpy.physics.generator;

import java.util.List;

/** The provenance that every table made from xraylib carries. */
final class Source {
    static final List<String> XRAYLIB = List.of(
            "source: T. Schoonjans et al., Spectrochim. Acta B 66 (2011) 776, xraylib",
            "link: https://doi.org/10.1016/j.sab.2011.09.011",
            "licence: BSD-3-Clause, see NOTICE",
            "version: com.github.tschoonj:xraylib:4.1.4");

    private Source() {}
}
