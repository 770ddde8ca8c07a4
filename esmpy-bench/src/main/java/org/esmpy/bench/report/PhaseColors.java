package org.esmpy.bench.report;

import java.util.List;

/**
 * Colours of phases: the first six are those of M. Okabe and K. Ito, Color Universal Design (2008), the others of P. Tol,
 * Colour schemes (2021). Colour-blind readers can tell neighbours apart.
 */
final class PhaseColors {
    static final List<String> HEX = List.of(
            "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#882255", "#999933", "#4B3FA8",
            "#44AA99", "#AA4499", "#DDCC77");

    static final int COUNT = HEX.size();

    private PhaseColors() {}

    /** A style rule for the colour of each phase. */
    static String css() {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            css.append(".phase-")
                    .append(i)
                    .append("{--phase:")
                    .append(HEX.get(i))
                    .append("}\n");
        }
        return css.toString();
    }
}
