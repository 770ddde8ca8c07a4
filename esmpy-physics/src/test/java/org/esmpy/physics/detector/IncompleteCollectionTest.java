package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.DetectorResponseContract;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncompleteCollectionTest extends DetectorResponseContract {
    private static final double ROUNDING = 1e-12;

    /** Of the tail, e^-7 would lie below what the response reaches; the Gaussian's wing is 3e-12. */
    private static final double CUT = 1e-3;

    @Override
    protected DetectorResponse source() {
        return DetectorResponses.fanoGaussian(130, 0.12, 0.3);
    }

    @Test
    void withoutDepthItIsTheGaussian() {
        assertThat(DetectorResponses.fanoGaussian(130, 0.12, 0).fraction(1.25, 1.2, 1.3))
                .isEqualTo(DetectorResponses.fanoGaussian(130).fraction(1.25, 1.2, 1.3));
    }

    /** Far below a line there is nothing but the tail: t (e^(-a/0.1) - e^(-b/0.1)) between the losses a E and b E. */
    @ParameterizedTest
    @ValueSource(doubles = {1.2536, 1.74, 1.872, 6.4})
    void theTailHoldsWhatIsAbsorbedWithinTheDepth(double lineKeV) {
        double perCm = MassAttenuations.xraylib4().photoelectricCm2PerG(14, lineKeV) * 2.329;
        double share = -Math.expm1(-perCm * 0.3e-4);
        double sigma = source().fwhmKeV(lineKeV) / (2 * Math.sqrt(2 * Math.log(2)));
        double broadened = Math.exp(sigma * sigma / (2 * 0.01 * lineKeV * lineKeV));
        double expected = share * broadened * (Math.exp(-3.5) - Math.exp(-6));
        assertThat(source().fraction(lineKeV, 0.4 * lineKeV, 0.65 * lineKeV))
                .isCloseTo(expected, within(CUT * expected));
    }

    @Test
    void theTailIsLongestJustAboveTheEdgeOfSilicon() {
        assertThat(tail(1.85)).isGreaterThan(4 * tail(1.83)).isGreaterThan(tail(2.3));
    }

    @Test
    void adjoiningIntervalsHaveWhatEachOfThemHas() {
        double[] edges = {0.2, 0.9, 1.2, 1.25, 1.3, 2};
        double[] fractions = source().fractions(1.2536, edges);
        for (int i = 0; i < fractions.length; i++) {
            assertThat(fractions[i]).isCloseTo(source().fraction(1.2536, edges[i], edges[i + 1]), within(ROUNDING));
        }
    }

    @Test
    void aLargerFanoFactorWidensHardLinesAndNarrowsSoftOnes() {
        DetectorResponse response = DetectorResponses.fanoGaussian(135, 0.13, 0);
        DetectorResponse usual = DetectorResponses.fanoGaussian(135);
        assertThat(response.fwhmKeV(5.8988)).isCloseTo(0.135, within(ROUNDING));
        assertThat(response.fwhmKeV(14)).isGreaterThan(usual.fwhmKeV(14));
        assertThat(response.fwhmKeV(0.5)).isLessThan(usual.fwhmKeV(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesDepthsThatAreNone(double depthUm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorResponses.fanoGaussian(130, 0.12, depthUm))
                .withMessageContaining("at least 0 um, got " + depthUm);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void refusesFanoFactorsThatAreNone(double fano) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorResponses.fanoGaussian(130, fano, 0))
                .withMessageContaining("got " + fano);
    }

    private double tail(double lineKeV) {
        return source().fraction(lineKeV, 0.4 * lineKeV, 0.8 * lineKeV);
    }
}
