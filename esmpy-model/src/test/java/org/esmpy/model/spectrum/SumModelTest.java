package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumModelTest {
    /** Error of central differences, and of the wings that a line's support cuts, relative to the largest value. */
    private static final double DIFFERENCE = 2e-3;

    /** Weak lines that are left out and merged ones. */
    private static final double LEFT_OUT = 2e-3;

    private static final Instrument INSTRUMENT = new Instrument(7, 0.002, 133, 0.125, 0, true);
    private static final SummedSpectrum SPECTRUM = SimulatedSpectrum.of(INSTRUMENT, Map.of("Fe", 1e4, "Mg", 5e3), 1);

    private static SumModel model() {
        List<LineFamily> families = new ArrayList<>();
        for (String symbol : List.of("Fe", "Mg")) {
            families.addAll(
                    LineFamily.of(Element.of(symbol), SPECTRUM.physics(), SPECTRUM.axis(), SPECTRUM.beamKeV(), true));
        }
        return new SumModel(SPECTRUM, families);
    }

    /** The assembler of G is independent of this one. */
    @ParameterizedTest
    @CsvSource({"Mg", "Ca"})
    void columnsAreThoseOfTheAssembler(String symbol) {
        double[] expected = SimulatedSpectrum.expected(INSTRUMENT, Map.of(symbol, 1.0));
        List<LineFamily> families =
                LineFamily.of(Element.of(symbol), SPECTRUM.physics(), SPECTRUM.axis(), SPECTRUM.beamKeV(), true);
        double all = families.stream().mapToDouble(LineFamily::crossSection).sum();
        double[][] columns = new SumModel(SPECTRUM, families).columns(INSTRUMENT);
        double top = Arrays.stream(expected).max().orElseThrow();
        for (int l = 0; l < expected.length; l++) {
            double sum = 0;
            for (int f = 0; f < families.size(); f++) {
                sum += columns[f][l] * families.get(f).crossSection() / all;
            }
            assertThat(sum).as("channel %d", l).isCloseTo(expected[l], within(LEFT_OUT * top));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 1e-5", "2, 0.1", "3, 1e-4", "4, 1e-3"})
    void derivativesAreThoseOfDifferences(int parameter, double step) {
        SumModel model = model();
        double[][] columns = model.columns(INSTRUMENT);
        double[] weights = new double[columns.length];
        Arrays.fill(weights, 0, model.families().size(), 1000); // of lines: the continuum has its own rule
        double[] derivative = model.derivatives(INSTRUMENT, columns, weights)[parameter];
        double[] above = sum(model.columns(moved(parameter, step)), weights);
        double[] below = sum(model.columns(moved(parameter, parameter == 4 ? 0 : -step)), weights);
        double width = parameter == 4 ? step : 2 * step;
        double top = Arrays.stream(derivative).map(Math::abs).max().orElseThrow();
        for (int l = 1; l < derivative.length - 1; l++) {
            double difference = (above[l] - below[l]) / width;
            assertThat(derivative[l])
                    .as("channel %d", l)
                    .isCloseTo(difference, within((parameter == 4 ? 5 : 1) * DIFFERENCE * top));
        }
    }

    private static Instrument moved(int parameter, double step) {
        double[] values = Calibrator.vector(INSTRUMENT);
        values[parameter] += step;
        return new Instrument(values[0], values[1], values[2], values[3], values[4], true);
    }

    private static double[] sum(double[][] columns, double[] weights) {
        double[] sum = new double[columns[0].length];
        for (int c = 0; c < weights.length; c++) {
            for (int l = 0; l < sum.length; l++) {
                sum[l] += weights[c] * columns[c][l];
            }
        }
        return sum;
    }
}
