package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.esmpy.bench.TwoOxides;
import org.esmpy.bench.result.Sha256;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.physics.Continuum;
import org.esmpy.plugin.TestJar;
import org.esmpy.solver.SolverFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with plug-ins, good and bad. */
class PluginCommandTest {
    private static final String FAILED = "solver 'failing' failed: ArrayIndexOutOfBoundsException: 7 of 3";

    private static final String CONTINUUM = """
            implements org.esmpy.physics.Continuum {
                public String id() { return "ID"; }
                public org.esmpy.physics.Provenance provenance() {
                    return new org.esmpy.physics.Provenance("a stranger", "", "1", "c(E) = 1", "all energies", "");
                }
                public java.util.List<org.esmpy.physics.ContinuumTerm> terms(
                        double beamKeV, double topKeV, org.esmpy.physics.Composition specimen) {
                    return java.util.List.of(new org.esmpy.physics.ContinuumTerm("flat", keV -> 1));
                }
            }
            """;

    /** Works as mu does, or throws in its third step. */
    private static final String SOLVER = """
            implements org.esmpy.solver.SolverFactory<Failing.Options> {
                public record Options(int step) {}
                public String id() { return "failing"; }
                public String description() { return "fails in a step"; }
                public Options defaults() { return new Options(3); }
                public org.esmpy.solver.Solver create(Options options) {
                    var mu = org.esmpy.solver.catalog.SolverCatalog.defaults().create("mu");
                    return new org.esmpy.solver.Solver() {
                        public String id() { return "failing"; }
                        public org.esmpy.solver.Problem accept(org.esmpy.solver.Problem problem) {
                            return mu.accept(problem);
                        }
                        public org.esmpy.solver.SolverRun start(
                                org.esmpy.solver.Problem problem,
                                java.util.Optional<org.esmpy.model.Basis> basis,
                                org.esmpy.model.Factors start,
                                org.esmpy.solver.Workers workers) {
                            var run = mu.start(problem, basis, start, workers);
                            return new org.esmpy.solver.SolverRun() {
                                private int steps;
                                public void step() {
                                    if (++steps == options.step()) {
                                        throw new ArrayIndexOutOfBoundsException("7 of 3");
                                    }
                                    run.step();
                                }
                                public double objectiveNats() { return run.objectiveNats(); }
                                public org.esmpy.solver.Certificate certificate() { return run.certificate(); }
                                public org.esmpy.model.Factors factors() { return run.factors(); }
                            };
                        }
                    };
                }
            }
            """;

    private static final String MODULE = """
            extends com.google.inject.AbstractModule {
                @Override protected void configure() {
                    org.esmpy.physics.guice.PhysicsModule.continua(binder()).addBinding().to(Bound.class);
                    THROW
                }
            }
            """;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path good;
    private static Path broken;
    private static Path map;

    @BeforeAll
    static void prepare() throws IOException {
        good = new TestJar()
                .type("Flat", CONTINUUM.replace("ID", "flat"))
                .type("Failing", SOLVER)
                .service(Continuum.class.getName(), "Flat")
                .service(SolverFactory.class.getName(), "Failing")
                .manifest("Implementation-Version", "1.2")
                .write(shared.resolve("good.jar"));
        broken = new TestJar()
                .type("Base", "{}")
                .type("Derived", "extends Base " + CONTINUUM.replace("ID", "derived"))
                .service(Continuum.class.getName(), "Derived")
                .write(shared.resolve("broken.jar"), "Base");
        map = shared.resolve("map.hspy");
        Esmpy simulated = Esmpy.run("simulate", TwoOxides.write(shared), "--dose", 200, "--seed", 1, "--out", map);
        assertThat(simulated.status()).as(simulated.err()).isZero();
    }

    private Esmpy fit(Path out, Object... more) {
        Object[] words = {"fit", map, "--phases", 2, "--max-iterations", 5, "--pipeline", "direct", "--out", out};
        Object[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Esmpy.run(all);
    }

    @Test
    void whatAPluginAddsIsListedWithItsJar() {
        Esmpy list = Esmpy.run("list", "--plugins", good);
        assertThat(list.err()).isEmpty();
        assertThat(list.out()).contains("flat", "a stranger (1) [good.jar 1.2]", "fails in a step [good.jar 1.2]");
        assertThat(Esmpy.run("--plugins=" + good, "list", "failing").out())
                .contains("solver failing", "option step (default 3)", "from good.jar 1.2");
        assertThat(Esmpy.run("list", "lifshin").out()).contains("continuum lifshin", "from esmpy");
        assertThat(Esmpy.run("list").out()).doesNotContain("good.jar");
        Esmpy unknown = Esmpy.run("list", "nothing");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualToIgnoringNewLines("esmpy: nothing with the id 'nothing' is installed; 'esmpy list' shows all");
    }

    @Test
    void aComparisonKeepsTheSolversThatFinished() throws IOException {
        Path out = folder.resolve("compared");
        Object[] words = {"compare", map, "--phases", 2, "--max-iterations", 3, "--plugins", good, "--out", out};
        Object[] both = Arrays.copyOf(words, words.length + 2);
        both[words.length] = "--solvers";
        both[words.length + 1] = "failing,mu";
        Esmpy run = Esmpy.run(both);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.complaints()).contains("error: failing: " + FAILED);
        assertThat(RunsTable.read(out.resolve("runs.csv")))
                .extracting(RunsTable.Row::stopReason)
                .startsWith("FAILED")
                .hasSize(3);
        assertThat(out.resolve("mu/result.json")).exists();
        assertThat(out.resolve("failing")).doesNotExist();
    }

    @Test
    void aResultNamesThePluginsItUsed() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--continuum", "flat", "--solver", "mu", "--plugins", good);
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode plugins =
                new ObjectMapper().readTree(out.resolve("result.json").toFile()).get("plugins");
        assertThat(plugins).hasSize(1);
        assertThat(plugins.get(0).get("kind").asText()).isEqualTo("continuum");
        assertThat(plugins.get(0).get("id").asText()).isEqualTo("flat");
        assertThat(plugins.get(0).get("jar").asText()).isEqualTo("good.jar");
        assertThat(plugins.get(0).get("version").asText()).isEqualTo("1.2");
        assertThat(plugins.get(0).get("sha256").asText()).isEqualTo(Sha256.of(good));
        Esmpy without = fit(folder.resolve("again"), "--config", out.resolve("result.json"));
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("no continuum 'flat'");
    }

    @Test
    void aBrokenPluginCostsOneLine() throws IOException {
        Esmpy lines = Esmpy.run("lines", "Fe", "--beam-kev", 200, "--plugins", broken, "--plugins", good);
        assertThat(lines.status()).isZero();
        assertThat(lines.err())
                .isEqualToIgnoringNewLines(
                        "esmpy: plug-in broken.jar: p.Derived is left out: the class p.Base is missing");
        Esmpy debug = Esmpy.run("lines", "Fe", "--beam-kev", 200, "--plugins", broken, "--debug");
        assertThat(debug.err()).contains("NoClassDefFoundError: p/Base", "\tat ");
        Esmpy help = Esmpy.run("--help", "--plugins", broken);
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Commands:");
        Esmpy asked = fit(folder.resolve("out"), "--plugins", broken, "--continuum", "derived");
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err())
                .contains("no continuum 'derived'; available: ", "p.Derived is left out: the class p.Base");
        Path old = newerClass(good, folder.resolve("newer.jar"));
        assertThat(Esmpy.run("list", "--plugins", old).err())
                .contains("plug-in newer.jar: p.Flat is left out: it needs Java 99, this is Java ");
    }

    /** Claims that the classes of a jar were compiled for a Java to come. */
    private static Path newerClass(Path jar, Path copy) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                if (entry.getName().endsWith(".class")) {
                    bytes[7] = 44 + 99 - 256;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
            }
        }
        return copy;
    }

    @Test
    void placesThatCannotBeUsedAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (List<Object> bad : List.<List<Object>>of(
                List.of(folder.resolve("nowhere"), "no folder or jar of plug-ins: "),
                List.of(text, "text.jar cannot be taken: it is not a jar"),
                List.of(empty, "empty holds no .jar"))) {
            Esmpy list = Esmpy.run("list", "--plugins", bad.get(0));
            assertThat(list.status()).isEqualTo(2);
            assertThat(list.err())
                    .startsWith("esmpy: --plugins: ")
                    .contains(bad.get(1).toString())
                    .hasLineCount(1);
        }
        assertThat(Esmpy.runWithVariable(empty + File.pathSeparator, "list").err())
                .startsWith("esmpy: ESMPY_PLUGINS: ");
        assertThat(Esmpy.runWithVariable(good.toString(), "list").out()).contains("[good.jar 1.2]");
    }

    @Test
    void modulesOfGuiceArePluginsToo() throws IOException {
        Path bound = new TestJar()
                .type("Bound", CONTINUUM.replace("ID", "bound"))
                .type("Binding", MODULE.replace("THROW", ""))
                .service("com.google.inject.Module", "Binding")
                .write(folder.resolve("bound.jar"));
        Path throwing = new TestJar()
                .type("Bound", CONTINUUM.replace("ID", "other"))
                .type("Binding", MODULE.replace("THROW", "if (true) throw new IllegalStateException(\"no licence\");"))
                .service("com.google.inject.Module", "Binding")
                .write(folder.resolve("throwing.jar"));
        Esmpy list = Esmpy.run("list", "--plugins", bound, "--plugins", throwing);
        assertThat(list.out()).contains("a stranger (1) [bound.jar]").doesNotContain("throwing.jar");
        assertThat(list.err())
                .isEqualToIgnoringNewLines(
                        "esmpy: plug-in throwing.jar: p.Binding is left out: IllegalStateException: no licence");
    }

    @Test
    void aSolverThatThrowsFailsItsRunAndAStudyGoesOn() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--solver", "failing", "--plugins", good);
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints())
                .contains("esmpy: solver 'failing' failed: ArrayIndexOutOfBoundsException: 7 of 3")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
        Path study = Files.writeString(folder.resolve("study.yaml"), """
                phantoms: [brg-fp]
                doses: [5]
                seeds: [1]
                settings: {stop: {maxIterations: 3}}
                solvers: [failing, nmf]
                """);
        Esmpy ran = Esmpy.run("study", study, "--out", folder.resolve("study"), "--plugins", good);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("solver 'failing' failed: ArrayIndexOutOfBoundsException");
        assertThat(RunsTable.read(folder.resolve("study/runs.csv")))
                .extracting(row -> row.solver() + row.reason())
                .containsExactly("failing" + FAILED, "nmf", "nmf");
    }

    @Test
    void aContinuumWithoutTermsIsNamed() throws IOException {
        Path jar = new TestJar()
                .type(
                        "Empty",
                        CONTINUUM.replace("ID", "empty").replaceFirst("return java.util.List.of.*;", "return null;"))
                .service(Continuum.class.getName(), "Empty")
                .write(folder.resolve("empty.jar"));
        Esmpy fit = fit(folder.resolve("out"), "--continuum", "empty", "--plugins", jar);
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints()).contains("esmpy: continuum 'empty' gives no terms (null)");
    }

    @Test
    void aContinuumThatIsNoNumberIsNamed() throws IOException {
        String terms = "return java.util.List.of(new org.esmpy.physics.ContinuumTerm(\"nan\", keV -> Double.NaN));";
        Path jar = new TestJar()
                .type("Nan", CONTINUUM.replace("ID", "nan").replaceFirst("return java.util.List.of.*;", terms))
                .service(Continuum.class.getName(), "Nan")
                .write(folder.resolve("nan.jar"));
        Esmpy fit = fit(folder.resolve("out"), "--continuum", "nan", "--plugins", jar);
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints())
                .containsPattern("esmpy: continuum 'nan' gives NaN at [0-9.]+ keV; expected a finite");
    }

    @Test
    void anIonizationOfAPluginMakesLines() throws IOException {
        Path jar = new TestJar()
                .type("Doubled", """
                        implements org.esmpy.physics.IonizationCrossSection {
                            private final org.esmpy.physics.IonizationCrossSection bote =
                                    org.esmpy.physics.ionization.IonizationCrossSections.boteSalvat2009();
                            public String id() { return "doubled"; }
                            public org.esmpy.physics.Provenance provenance() { return bote.provenance(); }
                            public double crossSectionCm2(int z, org.esmpy.physics.Subshell shell, double beamKeV) {
                                return 2 * bote.crossSectionCm2(z, shell, beamKeV);
                            }
                            public boolean covers(int z, org.esmpy.physics.Subshell shell) {
                                return bote.covers(z, shell);
                            }
                        }
                        """)
                .service("org.esmpy.physics.IonizationCrossSection", "Doubled")
                .write(folder.resolve("ionization.jar"));
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--ionization", "doubled", "--relaxation", "xraylib-4-0", "--plugins", jar);
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/settings/physics/ionization").asText()).isEqualTo("doubled");
        assertThat(result.at("/plugins/0/kind").asText()).isEqualTo("ionization");
        Esmpy both = fit(folder.resolve("both"), "--ionization", "doubled", "--lines", "bote-xraylib-4");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("leave out --lines, or --ionization and --relaxation");
        assertThat(fit(folder.resolve("none"), "--ionization", "none").err())
                .contains("no ionization cross-section 'none'; available: [bote-salvat-2009]");
    }

    @Test
    void parametersAreListedAndChecked() throws IOException {
        Path jar = new TestJar()
                .type(
                        "Power",
                        CONTINUUM
                                .replace("ID", "power")
                                .replaceFirst("\\{", """
                                        {
                                            private final double exponent;
                                            public Power() { this(1); }
                                            private Power(double exponent) { this.exponent = exponent; }
                                            public java.util.List<org.esmpy.physics.Parameter> parameters() {
                                                return java.util.List.of(new org.esmpy.physics.Parameter(
                                                        "exponent", "power of 1/E", 0, 3, 1));
                                            }
                                            public org.esmpy.physics.Continuum withParameters(
                                                    java.util.Map<String, Double> values) {
                                                return new Power(values.get("exponent"));
                                            }
                                        """)
                                .replace("keV -> 1", "keV -> Math.pow(keV, -exponent)"))
                .service(Continuum.class.getName(), "Power")
                .write(folder.resolve("power.jar"));
        assertThat(Esmpy.run("list", "power", "--plugins", jar).out())
                .contains("option exponent: power of 1/E, 0.0 to 3.0 (default 1.0)");
        assertThat(Esmpy.run("list", "hypermet").out()).contains("option tailRatio: area of the tail");
        Object[] spectrum = {
            "spectrum",
            "--composition",
            "Fe:1",
            "--beam-kev",
            200,
            "--thickness-nm",
            100,
            "--take-off-deg",
            22,
            "--density",
            7.9,
            "--plugins",
            jar,
            "--continuum",
            "power",
            "--out",
            folder.resolve("a.csv"),
            "--overwrite",
            "--continuum-option",
            "exponent=2"
        };
        assertThat(Esmpy.run(spectrum).err()).isEmpty();
        spectrum[spectrum.length - 1] = "exponent=4";
        assertThat(Esmpy.run(spectrum).err())
                .contains("the continuum 'power': exponent must lie between 0.0 and 3.0 (power of 1/E), got 4.0");
        spectrum[spectrum.length - 1] = "slope=4";
        assertThat(Esmpy.run(spectrum).err())
                .contains("the continuum 'power' has no option [slope]; it has [exponent]");
    }

    @Test
    void parametersOfAnEfficiencyAreListedAndChecked() throws IOException {
        Path jar = new TestJar()
                .type("Gray", """
                        implements org.esmpy.physics.DetectorEfficiency {
                            private final double part;
                            public Gray() { this(0.5); }
                            private Gray(double part) { this.part = part; }
                            public String id() { return "gray"; }
                            public org.esmpy.physics.Provenance provenance() {
                                return org.esmpy.physics.detector.DetectorEfficiencies.windowlessSdd().provenance();
                            }
                            public double efficiency(double energyKeV) { return part; }
                            public java.util.List<org.esmpy.physics.Parameter> parameters() {
                                return java.util.List.of(new org.esmpy.physics.Parameter(
                                        "part", "part that is counted", 0, 1, 0.5));
                            }
                            public org.esmpy.physics.DetectorEfficiency withParameters(
                                    java.util.Map<String, Double> values) {
                                return new Gray(values.get("part"));
                            }
                        }
                        """)
                .service("org.esmpy.physics.DetectorEfficiency", "Gray")
                .write(folder.resolve("gray.jar"));
        assertThat(Esmpy.run("list", "gray", "--plugins", jar).out())
                .contains("option part: part that is counted, 0.0 to 1.0 (default 0.5)");
        Path out = folder.resolve("out");
        assertThat(fit(out, "--efficiency", "gray", "--efficiency-option", "part=0.25", "--plugins", jar)
                        .status())
                .isZero();
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/settings/physics/efficiencyOptions/part").asDouble())
                .isEqualTo(0.25);
        assertThat(fit(folder.resolve("far"), "--efficiency", "gray", "--efficiency-option", "part=2", "--plugins", jar)
                        .err())
                .contains("the detector efficiency 'gray': part must lie between 0.0 and 1.0");
    }

    @Test
    void aPhantomIsSimulatedWithChosenPhysics() throws IOException {
        Path sharp = folder.resolve("sharp.hspy");
        Path wide = folder.resolve("wide.hspy");
        Object[] simulate = {
            "simulate", "brg-fp", "--dose", 5, "--seed", 1, "--response-option", "fwhmMnKaEV=125", "--out", sharp
        };
        assertThat(Esmpy.run(simulate).err()).isEmpty();
        simulate[7] = "fwhmMnKaEV=160";
        simulate[9] = wide;
        assertThat(Esmpy.run(simulate).err()).isEmpty();
        assertThat(Files.mismatch(sharp, wide)).isNotNegative();
        simulate[7] = "slope=1";
        simulate[9] = folder.resolve("none.hspy");
        assertThat(Esmpy.run(simulate).err()).contains("'fano-gaussian' has no option [slope]");
    }

    /** As if it had been compiled against an interface that has changed. */
    @Test
    void aPluginForAnotherVersionFailsInOneLine() throws IOException {
        Path jar = new TestJar()
                .type(
                        "Old",
                        CONTINUUM
                                .replace("ID", "old")
                                .replaceFirst(
                                        "return java.util.List.of.*;",
                                        "throw new AbstractMethodError(\"termsAtAnyEnergy\");"))
                .service(Continuum.class.getName(), "Old")
                .write(folder.resolve("old.jar"));
        Esmpy fit = fit(folder.resolve("out"), "--continuum", "old", "--plugins", jar);
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints())
                .contains("failed by a fault of the plug-in old.jar (AbstractMethodError: termsAtAnyEnergy)")
                .doesNotContain("\tat ");
    }

    @Test
    void aReaderWhoseLookFailsStopsNoOther() throws IOException {
        Path jar = new TestJar()
                .type("Nosy", """
                        implements org.esmpy.io.SpectrumImageReader {
                            public String id() { return "nosy"; }
                            public String description() { return "fails at once"; }
                            public org.esmpy.io.ProbeResult probe(java.nio.file.Path file) {
                                throw new AbstractMethodError("probe");
                            }
                            public org.esmpy.model.SpectrumImage read(
                                    java.nio.file.Path file,
                                    org.esmpy.io.ReadOptions options,
                                    org.esmpy.io.ProgressListener progress) {
                                throw new IllegalStateException("never");
                            }
                        }
                        """)
                .service("org.esmpy.io.SpectrumImageReader", "Nosy")
                .write(folder.resolve("nosy.jar"));
        assertThat(Esmpy.run("info", map, "--plugins", jar).status()).isZero();
        Path text = Files.writeString(folder.resolve("text.txt"), "no map");
        Esmpy info = Esmpy.run("info", text, "--plugins", jar);
        assertThat(info.status()).isEqualTo(1);
        assertThat(info.err())
                .contains("esmpy: reader 'nosy' failed: AbstractMethodError: probe")
                .hasLineCount(1);
    }
}
