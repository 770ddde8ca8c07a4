package org.esmpy.physics.generator;

import com.github.tschoonj.xraylib.Xraylib;
import org.esmpy.physics.Subshell;

/** Coster–Kronig probabilities of xraylib by subshell pair. */
final class CosterKronig {
    private CosterKronig() {}

    static double nonRadiative(int z, Subshell from, Subshell to) {
        boolean known = from.shell() == to.shell() && (from.shell() == 'L' || from.shell() == 'M');
        return known ? probability(z, "F" + from + to.name().charAt(1) + "_TRANS") : 0;
    }

    /** Only f13' of the L shell is known. */
    static double radiative(int z, Subshell from, Subshell to) {
        return from == Subshell.L1 && to == Subshell.L3 ? probability(z, "FLP13_TRANS") : 0;
    }

    private static double probability(int z, String macro) {
        try {
            int transition = Xraylib.class.getField(macro).getInt(null);
            return Xrl.orZero(() -> Xraylib.CosKronTransProb(z, transition));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("xraylib 4.1.4 has a transition " + macro, e);
        }
    }
}
