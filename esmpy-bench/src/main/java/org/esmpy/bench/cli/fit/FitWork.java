package org.esmpy.bench.cli.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.esmpy.bench.cli.terminal.Exhaustion;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.cluster.CarriedFiles;
import org.esmpy.bench.cluster.Work;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.jspecify.annotations.Nullable;

/**
 * The fit of one file, to be done on another computer, which reads the file itself.
 *
 * @param file     its absolute path
 * @param name     what the result calls it
 * @param settings as JSON
 */
record FitWork(String file, String name, String settings) implements Work<FileFit, FitWork.Done> {
    static FitWork of(Path file, FitSettings settings) {
        try {
            return new FitWork(
                    file.toAbsolutePath().toString(),
                    file.toString(),
                    SettingsFiles.json().writeValueAsString(settings));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Class<FileFit> worker() {
        return FileFit.class;
    }

    @Override
    public Done doneBy(FileFit fit, int threads) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> figures = new ArrayList<>();
        try {
            FitSettings used =
                    SettingsFiles.json().readValue(settings, FitSettings.class).withUsualThreads(threads);
            CarriedFiles files = CarriedFiles.of(folder -> FitBatch.figures(fit.run(
                            Path.of(file),
                            name,
                            used,
                            folder,
                            UnaryOperator.identity(),
                            new PrintWriter(out),
                            new PrintWriter(err)))
                    .forEach(figure -> figures.add(String.valueOf(figure))));
            return new Done(figures, files, out.toString(), err.toString(), "");
        } catch (IOException | RuntimeException e) {
            return new Done(figures, null, out.toString(), err.toString(), OneLineErrors.sentence(e));
        } catch (OutOfMemoryError e) {
            return new Done(figures, null, out.toString(), err.toString(), Exhaustion.onCluster());
        }
    }

    /**
     * What a fit left.
     *
     * @param figures for the table of the batch
     * @param carried files of the result; null if it failed
     * @param out     for stdout
     * @param err     for stderr
     * @param failure why it failed, one line; empty if it did not
     */
    record Done(List<String> figures, @Nullable CarriedFiles carried, String out, String err, String failure)
            implements Serializable {
        /** Files of the result; empty if it failed. */
        Optional<CarriedFiles> files() {
            return Optional.ofNullable(carried);
        }
    }
}
