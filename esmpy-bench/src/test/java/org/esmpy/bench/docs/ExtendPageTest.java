package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.esmpy.plugin.TestJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/extend.md compiles; what the page calls complete projects is built by .ci/extensions. */
class ExtendPageTest {
    private static final Path PAGE = Path.of("..", "docs", "extend.md");

    private static final String IMPORTS = """
            import java.nio.file.Path; import java.util.*; import org.ejml.data.DMatrixRMaj; import org.esmpy.io.catalog.*;
            import org.esmpy.physics.*; import org.esmpy.physics.catalog.*; import org.esmpy.plugin.*;
            import org.esmpy.sim.catalog.*; import org.esmpy.solver.*; import org.esmpy.solver.catalog.*;
            """;

    private static final String CONTINUUM = """
            public class PowerLaw implements Continuum {
                PowerLaw(double exponent) {}
                public String id() { return "power-law"; }
                public Provenance provenance() { return null; }
                public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) { return List.of(); }
            """;

    @TempDir
    private Path folder;

    @Test
    void parametersAreDeclaredAsThePageSays() throws IOException {
        compiles("PowerLaw", CONTINUUM + block("public List<Parameter> parameters()") + block("withParameters(") + "}");
    }

    @Test
    void aPenaltyIsGivenAsThePageSays() throws IOException {
        compiles(
                "Pulled",
                "public class Pulled { record NearMap(double strength, DMatrixRMaj map) implements PixelPenalty {"
                        + " public double value(int pixel, double[] shares) { return 0; }"
                        + " public double majorize(int pixel, double[] shares, double[] slopes) { return 0; } }"
                        + " void pull(Problem problem, DMatrixRMaj map) {" + block("Problem pulled") + "} }");
    }

    @Test
    void catalogsOfPluginsAreMadeAsThePageSays() throws IOException {
        compiles("Installed", "public class Installed { void look() {" + block("Plugins plugins") + "} }");
    }

    private void compiles(String name, String text) {
        assertThatCode(() -> new TestJar().source(name, IMPORTS + text).write(folder.resolve(name + ".jar")))
                .doesNotThrowAnyException();
    }

    /** The code of the page that has these words. */
    private static String block(String words) throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("\n\n"))
                .filter(block -> block.lines().allMatch(line -> line.startsWith("    ")) && block.contains(words))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> found.get(0)));
    }
}
