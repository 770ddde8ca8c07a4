package org.esmpy.physics;

/** Atomic subshell in X-ray notation, from the innermost outwards. */
public enum Subshell {
    K,
    L1,
    L2,
    L3,
    M1,
    M2,
    M3,
    M4,
    M5,
    N1,
    N2,
    N3,
    N4,
    N5,
    N6,
    N7,
    O1,
    O2,
    O3,
    O4,
    O5,
    O6,
    O7,
    P1,
    P2,
    P3,
    P4,
    P5,
    Q1;

    /** Principal shell: {@code 'K'}, {@code 'L'}, … */
    public char shell() {
        return name().charAt(0);
    }
}
