package org.esmpy.physics.continuum;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Provenance;

/**
 * A continuum of 1/E, as for thin targets, times a polynomial of degree n in Bernstein form; Eh is the top energy of
 * the range:
 *
 * <pre>
 * G_k(E) = (1/E) C(n,k) (E/Eh)^k (1 - E/Eh)^(n-k),  k = 0 … n
 * </pre>
 *
 * Linear and non-negative. With n = 2 it contains a/E + b + cE of Chapman, Nicholson and Crozier (J. Microsc. 136
 * (1984) 179) with the signs of measured spectra (b is negative). Measured against thin-target tables of Seltzer and
 * Berger over 0.2 to 20 keV: within 0.3 % at 100 to 300 keV and 0.9 % at 60 keV for n = 2; within 0.2 % for n = 3.
 */
final class Bernstein implements Continuum {
    private static final int HIGHEST_DEGREE = 9;

    private final int degree;

    Bernstein(int degree) {
        if (degree < 1 || degree > HIGHEST_DEGREE) {
            throw new IllegalArgumentException(
                    "the degree of a Bernstein continuum must be 1 to " + HIGHEST_DEGREE + ", got " + degree);
        }
        this.degree = degree;
    }

    @Override
    public String id() {
        return "bernstein-" + degree;
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "after J.N. Chapman, W.A.P. Nicholson, P.A. Crozier, J. Microsc. 136 (1984) 179-191",
                "",
                "degree n = " + degree,
                "C(n,k) u^k (1-u)^(n-k)/E for k = 0 … n, u = E/Eh with Eh the top of the range",
                "0.2 to 20 keV, beam 60 to 300 keV; 0.9 % against Seltzer and Berger from degree 2",
                "a polynomial over E in Bernstein form instead of a/E + b + cE");
    }

    @Override
    public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
        double top = new PhotonRange(beamKeV, topKeV).topKeV();
        List<ContinuumTerm> terms = new ArrayList<>();
        double binomial = 1;
        for (int k = 0; k <= degree; k++) {
            terms.add(term(k, binomial, top));
            binomial = binomial * (degree - k) / (k + 1);
        }
        return List.copyOf(terms);
    }

    private ContinuumTerm term(int k, double binomial, double top) {
        int rest = degree - k;
        return new ContinuumTerm("bernstein" + k, PhotonRange.below(top, energy -> {
            double u = energy / top;
            return binomial * Math.pow(u, k) * Math.pow(1 - u, rest) / energy;
        }));
    }
}
