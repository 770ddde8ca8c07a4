package org.esmpy.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.esmpy.bench.html.Report;
import org.esmpy.bench.result.GrowingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy report}: the page of a folder of results. */
@Command(
        name = "report",
        description = "Builds report.html from what fit, compare, study or demo left in a folder: one file with all"
                + " pictures, to send or to keep.",
        footer = {"", "Example:", "  esmpy report out"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of results.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try (GrowingResult results = GrowingResult.of(folder, spec.name())) {
            Path page = Report.write(results.folder(), results.path());
            results.publish();
            spec.commandLine().getOut().println(folder.resolve(page.getFileName()));
        }
        return 0;
    }
}
