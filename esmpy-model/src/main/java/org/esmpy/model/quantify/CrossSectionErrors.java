package org.esmpy.model.quantify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.esmpy.physics.Element;

/**
 * Relative standard errors of emission cross-sections: 5 % for K lines (the scatter of measured cross-sections about
 * the tables of X. Llovet et al., J. Phys. Chem. Ref. Data 43 (2014) 013102, doi:10.1063/1.4832851), 15 % for L lines,
 * 20 % for M lines, and 25 % for L and M lines below 1 keV, which come from the valence band. Any of them may be
 * replaced.
 */
public final class CrossSectionErrors {
    private static final Map<Character, Double> BY_SHELL = Map.of('K', 0.05, 'L', 0.15, 'M', 0.2);
    private static final double VALENCE = 0.25;
    private static final double VALENCE_KEV = 1;

    private final Map<Family, Double> given;

    private CrossSectionErrors(Map<Family, Double> given) {
        this.given = Map.copyOf(given);
    }

    /** The usual errors, as listed above. */
    public static CrossSectionErrors usual() {
        return new CrossSectionErrors(Map.of());
    }

    /**
     * These errors, with another one for the lines of a shell.
     *
     * @param element the element, whose error then replaces that of all elements; empty for all
     * @param shell   {@code 'K'}, {@code 'L'} or {@code 'M'}
     * @param error   relative standard error; finite and not negative
     */
    public CrossSectionErrors with(Optional<Element> element, char shell, double error) {
        if (!BY_SHELL.containsKey(shell)) {
            throw new IllegalArgumentException("cross-sections of a shell K, L or M have errors, got " + shell);
        }
        if (!(error >= 0 && Double.isFinite(error))) {
            throw new IllegalArgumentException(
                    "the error of a cross-section is a finite share of it that is not negative, got " + error);
        }
        Map<Family, Double> changed = new HashMap<>(given);
        changed.put(new Family(element, shell), error);
        return new CrossSectionErrors(changed);
    }

    /**
     * The error of the lines of a shell.
     *
     * @param lineKeV the strongest of them, keV
     */
    public double of(Element element, char shell, double lineKeV) {
        double usual = shell != 'K' && lineKeV < VALENCE_KEV ? VALENCE : BY_SHELL.getOrDefault(shell, VALENCE);
        double ofShell = given.getOrDefault(new Family(Optional.empty(), shell), usual);
        return given.getOrDefault(new Family(Optional.of(element), shell), ofShell);
    }

    private record Family(Optional<Element> element, char shell) {}
}
