package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.OptionGroups;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.settings.SettingsNames;
import org.esmpy.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option that makes settings changes those of its group, in every command that has it; the other commands refuse it. */
class SettingsOptionsTest {
    /** Settings that only files have: what counts as an edge, and as absent, is rarely worth an option. */
    private static final Set<String> ONLY_IN_FILES =
            Set.of("penalties.edgeDelta", "penalties.epsilon", "penalties.epsilonW");

    /** Values of options that take no word at will, by their names. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("--elements", "Fe"),
            Map.entry("--excluded", "Cu"),
            Map.entry("--calibrate", "gain"),
            Map.entry("--stray", "off"),
            Map.entry("--phases", "4"),
            Map.entry("--order", "like:earlier"),
            Map.entry("--mask-kev", "1-2"),
            Map.entry("--simplex", "w"),
            Map.entry("--pipeline", "direct"),
            Map.entry("--valley-rule", "pure"),
            Map.entry("--known", "1:W.csv"),
            Map.entry("--detector", "18,45"),
            Map.entry("--layer", "Si:3,N:4/3.17/0.04"),
            Map.entry("--mass-thickness", "auto"),
            Map.entry("--oxygen", "stoichiometry"),
            Map.entry("--densities", "TiN=5.4"),
            Map.entry("--frames", "0-3"),
            Map.entry("--shape", "4x4"),
            Map.entry("--max-memory", "1g"),
            Map.entry("--crop", "0:2,0:2"),
            Map.entry("--crop-kev", "1-2"),
            Map.entry("--rebin", "2x2"));

    /** Options that mean something only beside others. */
    private static final Map<String, List<String>> COMPANIONS = Map.of(
            "--thickness-nm", List.of("--density", "5"),
            "--density", List.of("--thickness-nm", "100"),
            "--densities", List.of("--thickness-nm", "100", "--density", "5"),
            "--free-thickness", List.of("--mass-thickness-ug-cm2", "30"),
            "--valence", List.of("--oxygen", "stoichiometry"));

    /** Options whose companions are refused without them. */
    private static final Set<String> MEANINGLESS_ALONE = Set.of("--thickness-nm", "--density");

    /** What the commands need besides their input. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "fit", List.of("--out", "out"),
            "compare", List.of("--solvers", "mu", "--out", "out"),
            "convert", List.of("out.hspy"),
            "lines-map", List.of("--lines", "Fe-Ka", "--out", "out.tif"),
            "simulate", List.of("--out", "out.hspy"),
            "spectrum", List.of("--composition", "Fe:1", "--beam-kev", "200", "--out", "out.csv"),
            "score", List.of("--w", "W.csv", "--h", "H.npy"),
            "study", List.of("--out", "out"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fit", "rank", "compare", "calibrate"})
    void anOptionChangesTheSettingsOfItsGroup(String command) throws IOException {
        CommandLine root = Main.commandLine(Plugins.none(), command);
        CommandSpec spec = root.getSubcommands().get(command).getCommandSpec();
        Set<String> reached = new TreeSet<>();
        for (SettingsOptions group : OptionGroups.of(spec)) {
            for (OptionSpec option :
                    CommandSpec.forAnnotatedObject(newLike(group)).options()) {
                List<String> beside = COMPANIONS.getOrDefault(option.longestName(), List.of());
                Set<String> before = MEANINGLESS_ALONE.contains(option.longestName())
                        ? Set.of()
                        : new TreeSet<>(SettingsNames.changed(settings(root, spec, beside)));
                List<String> words = new ArrayList<>(beside);
                words.addAll(words(option));
                FitSettings settings = settings(root, spec, words);
                Set<String> changed = new TreeSet<>(SettingsNames.changed(settings));
                changed.removeAll(before);
                assertThat(changed).as("what %s changes", words).isNotEmpty().allMatch(name -> isOf(name, group));
                assertThat(readBack(settings)).as("after %s", words).isEqualTo(settings);
                reached.addAll(changed);
            }
        }
        if (command.equals("fit")) {
            reached.addAll(ONLY_IN_FILES);
            assertThat(reached).containsExactlyInAnyOrderElementsOf(SettingsNames.all());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rank", "compare", "calibrate"})
    void anOptionThatACommandDoesNotHonourIsRefusedByName(String command) {
        CommandSpec spec = Main.commandLine(Plugins.none(), command)
                .getSubcommands()
                .get(command)
                .getCommandSpec();
        for (OptionSpec option : OptionGroups.everything().options()) {
            if (spec.findOption(option.longestName()) == null) {
                List<String> words = line(command);
                words.addAll(words(option));
                Esmpy refused = Esmpy.run(words.toArray());
                assertThat(refused.status()).as("%s", words).isEqualTo(2);
                assertThat(refused.err())
                        .startsWith("esmpy: " + command + " does not take " + option.longestName() + ": ")
                        .endsWith("leave it out" + System.lineSeparator());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "info, --edge-smooth, it fits nothing",
        "convert, --absent, it fits nothing",
        "lines-map, --starts, it fits no phases",
        "simulate, --kkt-nats, its settings are in the phantom",
        "spectrum, --no-free-thickness, it fits nothing",
        "score, --phases, it fits nothing",
        "study, --bootstrap, its settings are in the study file"
    })
    void commandsThatFitNothingSayWhy(String command, String option, String reason) {
        List<String> words = line(command);
        words.add(option + "=3");
        Esmpy refused = Esmpy.run(words.toArray());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualToNormalizingNewlines(
                        "esmpy: " + command + " does not take " + option + ": " + reason + "; leave it out\n");
    }

    @Test
    void severalOptionsAreRefusedInOneSentence() {
        Esmpy refused = Esmpy.run(
                "rank",
                "map",
                "--edge-smooth",
                1,
                "--starts",
                5,
                "--kkt-nats",
                1,
                "--bootstrap",
                10,
                "--sparsity",
                0.3);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualToNormalizingNewlines(
                        "esmpy: rank does not take --edge-smooth, --starts, --kkt-nats, --bootstrap, --sparsity: its fits"
                                + " have settings of their own; leave them out\n");
    }

    @Test
    void aFileIsRefusedWhereItSaysWhatACommandDoesNotUseAndNamedWhereItOnlySaysHow() throws IOException {
        CommandLine root = Main.commandLine(Plugins.none(), "rank");
        CommandSpec spec = root.getSubcommands().get("rank").getCommandSpec();
        StringWriter err = new StringWriter();
        spec.commandLine().setErr(new PrintWriter(err, true));
        Path how = Files.writeString(folder.resolve("how.yaml"), "stop: {kktNats: 1}\nseed: 3\n");
        assertThat(settings(root, spec, List.of("--config", how.toString())).seed())
                .isEqualTo(3);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("warning: rank does not use stop.kktNats of " + how
                        + ": its fits have settings of their own\n");
        Path what = Files.writeString(folder.resolve("what.yaml"), "priors: {absent: ['2:Si']}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(root, spec, List.of("--config", what.toString())))
                .withMessage(
                        what
                                + ": rank does not take 'priors.absent': its fits have settings of their own; leave it out of the file");
    }

    private static FitSettings settings(CommandLine root, CommandSpec spec, List<String> words) throws IOException {
        List<String> all = line(spec.name());
        all.addAll(words);
        root.parseArgs(all.toArray(String[]::new));
        return spec.mixins().values().stream()
                .map(CommandSpec::userObject)
                .flatMap(mixin -> mixin instanceof ConfigOption config ? Stream.of(config) : Stream.empty())
                .findFirst()
                .orElseThrow()
                .settings();
    }

    private static List<String> line(String command) {
        List<String> words = new ArrayList<>(List.of(command));
        if (!command.equals("spectrum")) {
            words.add("map.hspy");
        }
        words.addAll(REQUIRED.getOrDefault(command, List.of()));
        return words;
    }

    private FitSettings readBack(FitSettings settings) throws IOException {
        Path file = folder.resolve("result.json");
        Files.writeString(file, SettingsFiles.json().writeValueAsString(Map.of("settings", settings)));
        return SettingsFiles.readFit(file);
    }

    private static List<String> words(OptionSpec option) {
        String name = option.longestName();
        if (option.arity().max() == 0) {
            return List.of(name);
        }
        Class<?> type = option.type();
        String sample = Map.class.isAssignableFrom(type)
                ? "Fe=3"
                : type == Double.class ? "0.75" : type == Integer.class || type == Long.class ? "2" : "other";
        return List.of(name, SAMPLES.getOrDefault(name, sample));
    }

    private static boolean isOf(String name, SettingsOptions group) {
        return group.names().stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "."));
    }

    private static Object newLike(SettingsOptions group) {
        try {
            Constructor<?> constructor = group.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(group.getClass() + " needs a constructor without arguments", e);
        }
    }
}
