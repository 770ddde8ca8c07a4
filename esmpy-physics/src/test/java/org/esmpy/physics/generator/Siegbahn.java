package org.esmpy.physics.generator;

import java.util.Map;

/**
 * Siegbahn names of the common lines by IUPAC name; R. Jenkins et al., X-Ray Spectrom. 20 (1991) 149,
 * doi:10.1002/xrs.1300200308. Greek letters are written a, b, g; eta is n.
 */
final class Siegbahn {
    static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("K-L2", "Ka2"),
            Map.entry("K-L3", "Ka1"),
            Map.entry("K-M2", "Kb3"),
            Map.entry("K-M3", "Kb1"),
            Map.entry("K-N3", "Kb2"),
            Map.entry("L1-M2", "Lb4"),
            Map.entry("L1-M3", "Lb3"),
            Map.entry("L1-M4", "Lb10"),
            Map.entry("L1-M5", "Lb9"),
            Map.entry("L1-N2", "Lg2"),
            Map.entry("L1-N3", "Lg3"),
            Map.entry("L1-O3", "Lg4"),
            Map.entry("L2-M1", "Ln"),
            Map.entry("L2-M3", "Lb17"),
            Map.entry("L2-M4", "Lb1"),
            Map.entry("L2-N1", "Lg5"),
            Map.entry("L2-N4", "Lg1"),
            Map.entry("L2-N6", "Lv"),
            Map.entry("L2-O1", "Lg8"),
            Map.entry("L2-O4", "Lg6"),
            Map.entry("L3-M1", "Ll"),
            Map.entry("L3-M2", "Lt"),
            Map.entry("L3-M3", "Ls"),
            Map.entry("L3-M4", "La2"),
            Map.entry("L3-M5", "La1"),
            Map.entry("L3-N1", "Lb6"),
            Map.entry("L3-N4", "Lb15"),
            Map.entry("L3-N5", "Lb2"),
            Map.entry("L3-N6", "Lu"),
            Map.entry("L3-O1", "Lb7"),
            Map.entry("M3-N5", "Mg"),
            Map.entry("M4-N6", "Mb"),
            Map.entry("M5-N6", "Ma2"),
            Map.entry("M5-N7", "Ma1"));

    private Siegbahn() {}
}
