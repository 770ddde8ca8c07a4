package org.esmpy.bench.cli.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.OpenOption;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.result.ResultFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy report}: writes the page of a folder of results. */
@Command(
        name = "report",
        description = "Builds report.html from the results of fit, compare, study or demo in a folder: one file that"
                + " you can open, send or keep. For several fits it makes one page that shows them side"
                + " by side, with matched phases.",
        footer = {"", "Examples:", "  esmpy report out", "  esmpy report one two --out both"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folder of results; several folders of fits.")
    private List<Path> folders;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report of several fits.")
    private @Nullable Path out;

    @Option(
            names = "--oxides",
            description =
                    "State compositions as oxides first, wt.%%, with oxygen by stoichiometry; of a single fit also in"
                            + " oxides.csv.")
    private boolean oxides;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private OpenOption open;

    @Override
    public Integer call() throws IOException {
        Path page = folders.size() == 1 && out == null ? ofOne(folders.get(0)) : ofSeveral();
        open.show(page, spec.commandLine().getOut(), spec.commandLine().getErr());
        return 0;
    }

    private Path ofOne(Path folder) throws IOException {
        try (GrowingResult results = GrowingResult.of(folder, spec.name())) {
            Path page = Report.write(results.folder(), results.path(), oxides);
            results.publish();
            return folder.resolve(page.getFileName());
        }
    }

    private Path ofSeveral() throws IOException {
        if (out == null) {
            throw new IllegalArgumentException("a report of several fits needs a folder of its own: give --out DIR");
        }
        try (ResultFolder folder = overwrite.folder(out, folders.toArray(Path[]::new))) {
            Path page = Report.write(folders, folder.path(), oxides);
            folder.publish();
            return out.resolve(page.getFileName());
        }
    }
}
