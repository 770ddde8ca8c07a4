package org.esmpy.bench.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.esmpy.bench.settings.MapSettings;
import org.esmpy.io.Printable;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;

/**
 * Shows the progress of a long read on stderr: a bar on a terminal, a line every few seconds elsewhere. A quick read
 * shows nothing.
 */
public final class ReadProgress implements ProgressListener, AutoCloseable {
    private static final long MILLIS_BEFORE_ANYTHING = 2000;
    private static final long MILLIS_BETWEEN_LINES = 5000;
    private static final double PERCENT = 100;

    private final String task;
    private final PrintWriter err;
    private final InstantSource clock;
    private final boolean terminal;
    private final long startMillis;
    private long nextMillis;
    private Optional<ProgressBar> bar = Optional.empty();

    ReadProgress(String task, PrintWriter err, InstantSource clock, boolean terminal) {
        this.task = task;
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
        this.startMillis = clock.millis();
        this.nextMillis = startMillis + MILLIS_BEFORE_ANYTHING;
    }

    /**
     * Reads a map and shows the progress.
     *
     * @param file    the file that is read
     * @param options part of the file to read
     * @param map     cropping and binning
     * @param err     stderr
     */
    public static SpectrumImage read(
            FormatCatalog formats, Path file, ReadOptions options, MapSettings map, PrintWriter err)
            throws IOException {
        String task = "reading " + Printable.of(String.valueOf(file.getFileName()));
        try (ReadProgress progress = new ReadProgress(task, err, InstantSource.system(), System.console() != null)) {
            return map.applyTo(formats.read(file, options, progress));
        }
    }

    /** The images beside the spectra of a file; empty, with a warning, if they cannot be read. */
    public static List<SideImage> sideImages(FormatCatalog formats, Path file, ReadOptions options, PrintWriter err)
            throws IOException {
        try {
            return formats.readSideImages(file, options);
        } catch (SpectrumFormatException e) {
            err.println("warning: images beside the spectra cannot be read: " + Printable.of(e.getMessage()));
            return List.of();
        }
    }

    @Override
    public void onProgress(long done, long total) {
        long now = clock.millis();
        if (bar.isPresent()) {
            bar.get().stepTo(done);
        } else if (now >= nextMillis && done < total) {
            show(done, total, now);
        }
    }

    private void show(long done, long total, long now) {
        if (terminal) {
            bar = Optional.of(bar(total));
            bar.get().stepTo(done);
            return;
        }
        nextMillis = now + MILLIS_BETWEEN_LINES;
        err.printf(Locale.ROOT, "%s: %.0f %%, %.0f s%n", task, PERCENT * done / total, (now - startMillis) / 1e3);
        err.flush();
    }

    private ProgressBar bar(long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(TerminalBar.onStderr())
                .build();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
