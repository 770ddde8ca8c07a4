package org.esmpy.bench.cli.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.MapOptions;
import org.esmpy.bench.cli.options.model.ReadingOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.score.ForeignResult;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy score}: scores results of other programs in the same way as fits of esmpy. */
@Command(
        name = "score",
        description = "Scores spectra and maps of any program in the same way as fits of esmpy: angles, errors and"
                + " correlations of the maps after matching with the truth in the file of the map, explained"
                + " deviance and chi2 per channel.",
        footer = {
            "",
            "W holds spectra, channels x phases, so that W·H are counts: a CSV file with or without header and first",
            "column, or a NumPy array. H has the shape (phases, height, width). Without a truth, only deviance and",
            "chi2 are given.",
            "",
            "Example, with scikit-learn's NMF of counts X (pixels x channels):",
            "  esmpy simulate brg-fp-capv --dose 50 --seed 1 --out f.hspy",
            "  python: nmf = NMF(3, solver='mu', beta_loss='kullback-leibler'); H = nmf.fit_transform(X).T",
            "          numpy.savetxt('W.csv', nmf.components_.T, delimiter=',')",
            "          numpy.save('H.npy', H.reshape(3, 128, 128))",
            "  esmpy score f.hspy --w W.csv --h H.npy --name sklearn --w esmpy/spectra.csv --h esmpy/H.npy"
        })
@RefusesOthers(because = "it fits nothing")
public final class ScoreCommand implements Callable<Integer> {
    private final FormatCatalog formats;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MAP", description = "The map that was decomposed, in any readable format.")
    private Path input;

    @ArgGroup(exclusive = false, multiplicity = "1..*")
    private List<Pair> pairs;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private MapOptions map;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for report.html and runs.csv, which has a row per phase as that of compare.")
    private @Nullable Path out;

    @Mixin
    private OverwriteOption overwrite;

    /** One result. */
    static final class Pair {
        @Option(names = "--w", required = true, paramLabel = "FILE", description = "Spectra, channels x phases.")
        private Path w;

        @Option(names = "--h", required = true, paramLabel = "FILE", description = "Maps, phases x height x width.")
        private Path h;

        @Option(names = "--name", paramLabel = "NAME", description = "Name of the result (default: its --w).")
        private @Nullable String name;

        private ForeignResult read() throws IOException {
            return ForeignResult.read(name == null ? w.toString() : name, w, h);
        }
    }

    @Inject
    ScoreCommand(FormatCatalog formats) {
        this.formats = formats;
    }

    @Override
    public Integer call() throws IOException {
        List<ForeignResult> results = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Pair pair : pairs) {
            ForeignResult result = pair.read();
            if (!names.add(result.name())) {
                throw new IllegalArgumentException(
                        "two results are called '" + result.name() + "'; give each a --name of its own");
            }
            results.add(result);
        }
        if (out == null) {
            print(score(results), Optional.empty());
            return 0;
        }
        try (ResultFolder folder = overwrite.folder(out, input)) {
            List<RunsTable.Row> rows = score(results);
            RunsTable.write(rows, folder.path().resolve("runs.csv"));
            Report.write(folder.path(), folder.path());
            folder.publish();
            print(rows, Optional.of(out));
        }
        return 0;
    }

    private List<RunsTable.Row> score(List<ForeignResult> results) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        SpectrumImage image = ReadProgress.read(formats, input, reading.options(), map.settings(), err);
        results.forEach(result -> result.check(image));
        List<RunsTable.Row> rows = new ArrayList<>();
        for (ForeignResult result : results) {
            List<RunsTable.Row> found = result.rows(String.valueOf(input.getFileName()), image);
            rows.addAll(found);
            if (found.get(0).explainedDeviance().orElse(0) < 0) {
                err.println(
                        "warning: " + result.name() + ": W·H describes the counts worse than one spectrum everywhere;"
                                + " scale W or H so that W·H are counts (angles and shares do not depend on"
                                + " it), or add a"
                                + " little where W·H is 0 and the map is not");
            }
        }
        return rows;
    }

    private void print(List<RunsTable.Row> rows, Optional<Path> folder) {
        PrintWriter to = spec.commandLine().getOut();
        to.printf(
                "%-20s %-16s %10s %9s %9s %6s %9s %13s%n",
                "result", "phase", "angle/deg", "map MAE", "Pearson", "found", "deviance", "chi2/channel");
        for (RunsTable.Row row : rows) {
            to.printf(
                    Locale.ROOT,
                    "%-20s %-16s %10s %9s %9s %6s %9s %13s%n",
                    row.solver(),
                    row.phase(),
                    Figures.known("%.2f", row.angleDeg()),
                    Figures.known("%.4f", row.mapMae()),
                    Figures.known("%.3f", row.mapPearson()),
                    row.found().map(yes -> yes ? "yes" : "no").orElse(""),
                    Figures.known("%.4f", row.explainedDeviance()),
                    Figures.known("%.3g", row.chi2PerChannel()));
        }
        folder.ifPresent(path -> to.println("Results are in " + path));
        to.flush();
    }
}
