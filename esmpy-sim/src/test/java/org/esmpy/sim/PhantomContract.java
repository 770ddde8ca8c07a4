package org.esmpy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Chi2;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Phantom} must do. Extend it with a phantom. */
public abstract class PhantomContract {
    private static final double DOSE = 5;
    private static final long SEED = 20_261_122;

    /** Standard deviations that a correct sampler exceeds for fewer than one seed in a hundred thousand. */
    private static final double DEVIATIONS = 5;

    /** Rounding of a product. */
    private static final double ROUNDING = 1e-12;

    /** The phantom under test. */
    protected abstract Phantom phantom();

    @Test
    void describesItself() {
        assertThat(phantom().id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(phantom().description()).isNotBlank();
    }

    @Test
    void truthIsProportionalToTheDose() {
        GroundTruth one = phantom().truth(1);
        GroundTruth more = phantom().truth(DOSE);
        assertThat(more.abundances().data).containsExactly(one.abundances().data);
        for (int i = 0; i < one.spectra().getNumElements(); i++) {
            double expected = DOSE * one.spectra().data[i];
            assertThat(more.spectra().data[i]).isCloseTo(expected, within(ROUNDING * expected));
        }
    }

    @Test
    void truthIsNonNegativeAndOnTheSimplex() {
        GroundTruth truth = phantom().truth(DOSE);
        assertThat(CommonOps_DDRM.elementMin(truth.spectra())).isNotNegative();
        assertThat(CommonOps_DDRM.elementMin(truth.abundances())).isNotNegative();
        DMatrixRMaj sums = CommonOps_DDRM.sumCols(truth.abundances(), null);
        assertThat(CommonOps_DDRM.elementMin(sums)).isCloseTo(1, within(ROUNDING));
        assertThat(CommonOps_DDRM.elementMax(sums)).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void imageCarriesItsTruth() {
        GroundTruth expected = phantom().truth(DOSE);
        GroundTruth truth = GroundTruth.of(phantom().simulate(DOSE, SEED)).orElseThrow();
        assertThat(truth.phaseNames()).isEqualTo(expected.phaseNames());
        assertThat(truth.abundances().data).containsExactly(expected.abundances().data);
        assertThat(truth.spectra().data).containsExactly(expected.spectra().data);
        assertThat(truth.elements()).isEqualTo(expected.elements());
    }

    @Test
    void imageSaysHowItWasMade() {
        SpectrumImage image = phantom().simulate(DOSE, SEED);
        assertThat(image.metadata().notes())
                .containsEntry("simulation/phantom", phantom().id())
                .containsEntry("simulation/dose", Double.toString(DOSE))
                .containsEntry("simulation/seed", Long.toString(SEED))
                .containsEntry("simulation/random", Phantom.RANDOM_ALGORITHM);
        assertThat(image.metadata().title()).isNotBlank();
        assertThat(image.acquisition().beamKeV()).isPresent();
        assertThat(image.metadata().elements())
                .containsExactlyElementsOf(phantom().truth(DOSE).elements());
    }

    @Test
    void sumSpectrumAgreesWithItsExpectation() {
        GroundTruth truth = phantom().truth(DOSE);
        DMatrixRMaj amounts = CommonOps_DDRM.sumRows(truth.abundances(), null);
        DMatrixRMaj expected = new DMatrixRMaj(truth.spectra().getNumRows(), 1);
        CommonOps_DDRM.mult(truth.spectra(), amounts, expected);
        long[] observed = phantom().simulate(DOSE, SEED).sumSpectrum();
        assertThat(Chi2.deviations(observed, expected.data)).as("seed %d", SEED).isBetween(-DEVIATIONS, DEVIATIONS);
    }

    @Test
    void countsPerPixelAgreeWithTheirExpectation() {
        GroundTruth truth = phantom().truth(DOSE);
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(truth.spectra(), null);
        DMatrixRMaj expected = new DMatrixRMaj(1, truth.abundances().getNumCols());
        CommonOps_DDRM.mult(totals, truth.abundances(), expected);
        CountMatrix counts = phantom().simulate(DOSE, SEED).counts();
        double mean = CommonOps_DDRM.elementSum(expected);
        assertThat((counts.total() - mean) / Math.sqrt(mean))
                .as("seed %d", SEED)
                .isBetween(-DEVIATIONS, DEVIATIONS);
        assertThat(Chi2.deviations(counts.pixelTotals(), expected.data))
                .as("seed %d", SEED)
                .isBetween(-DEVIATIONS, DEVIATIONS);
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        CountMatrix first = phantom().simulate(DOSE, SEED).counts();
        CountMatrix second = phantom().simulate(DOSE, SEED).counts();
        CountMatrix other = phantom().simulate(DOSE, SEED + 1).counts();
        assertThat(IntStream.range(0, first.pixels()))
                .allMatch(p -> entries(first, p).equals(entries(second, p)));
        assertThat(IntStream.range(0, first.pixels()))
                .anyMatch(p -> !entries(first, p).equals(entries(other, p)));
    }

    @Test
    void drawsFromTheGeneratorThatIsPassed() {
        CountMatrix first = phantom().simulate(DOSE, new SplittableRandom(SEED)).counts();
        CountMatrix second =
                phantom().simulate(DOSE, new SplittableRandom(SEED)).counts();
        assertThat(IntStream.range(0, first.pixels()))
                .allMatch(p -> entries(first, p).equals(entries(second, p)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADoseThatIsNone(double dose) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phantom().simulate(dose, SEED))
                .withMessageContaining("dose");
    }

    private static String entries(CountMatrix counts, int pixel) {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                pixel,
                (channel, count) ->
                        text.append(channel).append(':').append(count).append(' '));
        return text.toString();
    }
}
