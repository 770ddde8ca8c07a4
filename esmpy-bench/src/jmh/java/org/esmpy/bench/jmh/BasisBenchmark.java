package org.esmpy.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * G of 20 elements on 4096 channels (0 to 40.96 keV) in an absorbing film at 200 keV: warm, and in a fresh JVM where the
 * tables are read first. Targets: 20 ms and 500 ms.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BasisBenchmark {
    private static final List<Element> ELEMENTS = Stream.of(
                    "C", "N", "O", "Na", "Mg", "Al", "Si", "P", "S", "K", "Ca", "Ti", "Cr", "Mn", "Fe", "Ni", "Cu",
                    "Sr", "Ba", "Pb")
            .map(Element::of)
            .toList();

    /** Line shape. */
    @Param({"fano-gaussian"})
    public String response;

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public EdxModel warm() {
        return build();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public EdxModel cold() {
        return build();
    }

    private EdxModel build() {
        PhysicsTables physics = PhysicsTables.defaults()
                .withDetectorResponse(PhysicsCatalog.defaults().detectorResponse(response));
        return new EdxModelBuilder(physics)
                .energy(new EnergyAxis(0, 0.01, 4096))
                .acquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(20))
                .specimen(Specimen.film(100, 4))
                .elements(ELEMENTS)
                .build();
    }
}
