package org.esmpy.physics.ionization;

import org.esmpy.physics.internal.TableRow;

/**
 * Parameters of one subshell and the equations of Bote et al. (2009). With the overvoltage U = E/E_nlj:
 *
 * <pre>
 * U &lt;= 1       sigma = 0
 * 1 &lt; U &lt;= 16  sigma = 4 pi a0² (U-1)/U² (a1 + a2 U + a3 v + a4 v³ + a5 v⁵)²,  v = 1/(1+U)          (Eq. 2)
 * U &gt; 16       sigma = U/(U+b) 4 pi a0² A/beta²
 *                      [(2 ln X - beta²)(1 + g1/X) + g2 + g3 (1-beta²)^(1/4) + g4/X]                 (Eqs. 1, 5)
 *              X = p/(mc),  beta = v/c
 * </pre>
 *
 * The exponent is +1/4, as printed and as in the authors' program; with -1/4 the two branches would not meet at U = 16.
 *
 * @param edgeEV Dirac–Fock–Slater eigenvalue E_nlj, eV
 * @param low    a1 to a5, dimensionless
 * @param b      b_minus, dimensionless
 * @param a      A_nlj, dimensionless
 * @param high   g1 to g4, dimensionless
 */
record BoteSalvatShell(double edgeEV, Low low, double b, double a, High high) {
    /** CODATA 2018 Bohr radius. */
    private static final double BOHR_RADIUS_CM = 0.529177210903e-8;

    private static final double ELECTRON_REST_EV = 510998.95;
    private static final double FOUR_PI_A0_SQUARED = 4 * Math.PI * BOHR_RADIUS_CM * BOHR_RADIUS_CM;
    /** Highest overvoltage of Eq. 2; Eqs. 1 and 5 hold above it. */
    private static final double BRANCH = 16;

    /** Parameters of Eq. 2. */
    record Low(double a1, double a2, double a3, double a4, double a5) {}

    /** Parameters of Eq. 5. */
    record High(double g1, double g2, double g3, double g4) {}

    static BoteSalvatShell of(TableRow row) {
        return new BoteSalvatShell(
                row.number("edge_eV"),
                new Low(row.number("a1"), row.number("a2"), row.number("a3"), row.number("a4"), row.number("a5")),
                row.number("b_minus"),
                row.number("Anlj"),
                new High(row.number("g1"), row.number("g2"), row.number("g3"), row.number("g4")));
    }

    double crossSectionCm2(double beamEV) {
        double u = beamEV / edgeEV;
        if (u <= 1) {
            return 0;
        }
        return FOUR_PI_A0_SQUARED * (u <= BRANCH ? lowBranch(u) : highBranch(u, beamEV));
    }

    private double lowBranch(double u) {
        double v = 1 / (1 + u);
        double v2 = v * v;
        double root = low.a1 + low.a2 * u + v * (low.a3 + v2 * (low.a4 + v2 * low.a5));
        return (u - 1) / (u * u) * root * root;
    }

    private double highBranch(double u, double beamEV) {
        double total = beamEV + ELECTRON_REST_EV;
        double momentumSquared = beamEV * (beamEV + 2 * ELECTRON_REST_EV);
        double betaSquared = momentumSquared / (total * total);
        double x = Math.sqrt(momentumSquared) / ELECTRON_REST_EV;
        double fourthRoot = Math.sqrt(ELECTRON_REST_EV / total);
        double bracket =
                (2 * Math.log(x) - betaSquared) * (1 + high.g1 / x) + high.g2 + high.g3 * fourthRoot + high.g4 / x;
        return u / (u + b) * a / betaSquared * bracket;
    }
}
