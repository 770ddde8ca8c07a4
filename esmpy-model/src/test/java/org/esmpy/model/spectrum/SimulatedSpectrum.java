package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/** Counts drawn from the assembler of G, which is independent of what finds an instrument in them. */
final class SimulatedSpectrum {
    static final double BEAM_KEV = 200;
    static final EnergyAxis FILE_AXIS = new EnergyAxis(0.205, 0.01, 1980);

    private SimulatedSpectrum() {}

    /**
     * A spectrum as a file has it, whose axis is not where the channels are.
     *
     * @param counts of each element, and of the continuum under the name {@code ""}
     */
    static SummedSpectrum of(Instrument truth, Map<String, Double> counts, long seed) {
        double[] drawn = draw(expected(truth, counts), seed);
        return new SummedSpectrum(drawn, FILE_AXIS, BEAM_KEV, PhysicsTables.defaults());
    }

    static double[] expected(Instrument truth, Map<String, Double> counts) {
        List<Element> elements = new ArrayList<>();
        counts.keySet().stream()
                .filter(symbol -> !symbol.isEmpty())
                .sorted()
                .map(Element::of)
                .forEach(elements::add);
        Basis basis = new EdxModelBuilder(PhysicsTables.defaults().withDetectorResponse(truth.response()))
                .energy(truth.axis(FILE_AXIS))
                .acquisition(Acquisition.unknown().withBeamKeV(BEAM_KEV))
                .elements(elements)
                .build()
                .initialBasis();
        double[] expected = new double[FILE_AXIS.channels()];
        for (int c = 0; c < basis.size(); c++) {
            boolean isLine = basis.columns().get(c) instanceof BasisColumn.Characteristic;
            double amount = isLine ? counts.get(basis.columns().get(c).name()) : counts.getOrDefault("", 0.0) / 2;
            double[] column = basis.column(c);
            double sum = Arrays.stream(column).sum();
            for (int l = 0; l < expected.length; l++) {
                expected[l] += amount * column[l] / sum;
            }
        }
        return expected;
    }

    static double[] draw(double[] expected, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        return Arrays.stream(expected).map(mean -> poisson(mean, random)).toArray();
    }

    /** Knuth's product of uniform numbers in parts that do not underflow. */
    private static double poisson(double mean, RandomGenerator random) {
        double left = mean;
        int count = 0;
        while (left > 0) {
            double part = Math.min(left, 30);
            left -= part;
            double limit = Math.exp(-part);
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}
