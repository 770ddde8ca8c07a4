package org.esmpy.physics.detector;

/**
 * Gaussian integral by the rational approximations of W.J. Cody, Math. Comp. 23 (1969) 631,
 * doi:10.1090/S0025-5718-1969-0247736-4: relative error below 1e-15 wherever the result is a normal number. Nothing is
 * allocated.
 */
final class ErrorFunction {
    private static final double SMALL = 0.46875;
    private static final double LARGE = 4;
    private static final double INVERSE_SQRT_PI = 0.56418958354775628695;
    /** exp(-x²) is rounded to 0 from here on. */
    private static final double VANISHING = 26.543;
    /** x is split at this fraction before it is squared, which keeps exp(-x²) exact to the last digits. */
    private static final double SPLIT = 16;

    private static final double[] A = {
        1.85777706184603153e-1,
        3.16112374387056560e00,
        1.13864154151050156e02,
        3.77485237685302021e02,
        3.20937758913846947e03
    };
    private static final double[] B = {
        1, 2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03
    };
    private static final double[] C = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e00,
        6.61191906371416295e01,
        2.98635138197400131e02,
        8.81952221241769090e02,
        1.71204761263407058e03,
        2.05107837782607147e03,
        1.23033935479799725e03
    };
    private static final double[] D = {
        1,
        1.57449261107098347e01,
        1.17693950891312499e02,
        5.37181101862009858e02,
        1.62138957456669019e03,
        3.29079923573345963e03,
        4.36261909014324716e03,
        3.43936767414372164e03,
        1.23033935480374942e03
    };
    private static final double[] P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] Q = {
        1,
        2.56852019228982242e00,
        1.87295284992346725e00,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ErrorFunction() {}

    /** {@code erf(x) = 2/sqrt(pi) · integral of exp(-t²) from 0 to x}. */
    static double erf(double x) {
        if (Math.abs(x) <= SMALL) {
            return x * ratio(A, B, x * x);
        }
        return x > 0 ? 1 - tail(x) : tail(-x) - 1;
    }

    /** {@code erfc(x) = 1 - erf(x)}, without cancellation for large x. */
    static double erfc(double x) {
        if (Math.abs(x) <= SMALL) {
            return 1 - x * ratio(A, B, x * x);
        }
        return x > 0 ? tail(x) : 2 - tail(-x);
    }

    /**
     * Share of a Gaussian between two ends in units of sqrt(2) sigma from its centre, {@code (erf(to) - erf(from))/2}.
     */
    static double between(double from, double to) {
        if (from > SMALL) {
            return (tail(from) - tail(to)) / 2;
        }
        if (to < -SMALL) {
            return (tail(-to) - tail(-from)) / 2;
        }
        return (erf(to) - erf(from)) / 2;
    }

    /** {@code exp(x²) erfc(x)} for {@code x >= 0}, without the underflow of erfc. */
    static double scaledErfc(double x) {
        if (x <= SMALL) {
            return Math.exp(x * x) * erfc(x);
        }
        if (x <= LARGE) {
            return ratio(C, D, x);
        }
        double inverseSquare = 1 / (x * x);
        return (INVERSE_SQRT_PI - inverseSquare * ratio(P, Q, inverseSquare)) / x;
    }

    /** erfc(x) for x above {@link #SMALL}. */
    private static double tail(double x) {
        if (x > VANISHING) {
            return 0;
        }
        double head = (int) (x * SPLIT) / SPLIT;
        double gauss = Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
        return gauss * scaledErfc(x);
    }

    /** Ratio of two polynomials, coefficients from the highest power down. */
    private static double ratio(double[] numerator, double[] denominator, double x) {
        double top = numerator[0];
        double bottom = denominator[0];
        for (int i = 1; i < numerator.length; i++) {
            top = top * x + numerator[i];
            bottom = bottom * x + denominator[i];
        }
        return top / bottom;
    }
}
