package org.esmpy.bench.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.result.ResultFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --overwrite}, which lets a command replace its earlier results. */
public final class OverwriteOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--overwrite",
            description = "Replace an earlier result of this command. Files that esmpy did not write stay.")
    private boolean overwrite;

    /** Claims the folder of the results before any work. */
    public ResultFolder folder(Path out, Path... inputs) throws IOException {
        return ResultFolder.open(out, spec.name(), overwrite, List.of(inputs));
    }

    /**
     * Refuses a file to write that exists, or that is an input.
     *
     * @throws IllegalArgumentException if so
     */
    public void check(Path out, Path... inputs) throws IOException {
        for (Path input : inputs) {
            if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                throw new IllegalArgumentException(out + " is the input; choose another name");
            }
        }
        if (!overwrite && Files.exists(out, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(out)) {
            throw new IllegalArgumentException(out + " exists; choose another name, or replace it with --overwrite");
        }
    }
}
