package org.esmpy.io.catalog;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.SpectrumImage;
import org.esmpy.plugin.ImplementationException;

/**
 * Runs a reader, of esmpy or of a plug-in, and turns exceptions that its contract does not declare into a {@link
 * SpectrumFormatException} that names file and format. Exceptions of the listener, which end a read, are passed on.
 */
final class GuardedReading {
    private static final int MAX_REASON = 300;

    private final SpectrumImageReader reader;
    private final Path file;
    private final ReadOptions options;

    GuardedReading(SpectrumImageReader reader, Path file, ReadOptions options) {
        this.reader = reader;
        this.file = file;
        this.options = options;
    }

    /**
     * One call of the reader.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** Runs the reader. */
    <T> T guard(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (SpectrumFormatException | CancelledByListener e) {
            throw e;
        } catch (ZipException | EOFException e) { // the content is damaged, not the device
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw declared(e);
        } catch (RuntimeException | StackOverflowError e) {
            throw refused(e);
        } catch (LinkageError e) { // made for another version of esmpy
            throw ImplementationException.threw("reader", reader.id(), e);
        }
    }

    /** The image; what {@code listener} throws comes out as it is. */
    SpectrumImage read(ProgressListener listener) throws IOException {
        try {
            return guard(() -> reader.read(file, options, (done, total) -> {
                try {
                    listener.onProgress(done, total);
                } catch (RuntimeException e) {
                    throw new CancelledByListener(e);
                }
            }));
        } catch (CancelledByListener e) {
            throw e.thrown();
        }
    }

    /**
     * Keeps an error about options: one whose message begins with the file's name, or any if options override the file.
     */
    private RuntimeException declared(IllegalArgumentException e) {
        boolean plain = e.getClass() == IllegalArgumentException.class && e.getMessage() != null;
        if (plain && e.getMessage().startsWith(file.getFileName() + ": ")) {
            return e;
        }
        return plain && !options.overrides().equals(ImageOverrides.none())
                ? new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e)
                : refused(e);
    }

    private SpectrumFormatException refused(Throwable e) {
        String reason = e instanceof StackOverflowError || e.getMessage() == null
                ? words(e.getClass().getSimpleName())
                : e.getMessage().replaceAll("\\s+", " ");
        return SpectrumFormatException.of(
                        file,
                        "cannot be read as " + reader.id() + ": "
                                + reason.substring(0, Math.min(MAX_REASON, reason.length())) + "; it is damaged")
                .causedBy(e);
    }

    /** {@code StackOverflowError} as words. */
    private static String words(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Wraps an exception of the listener, so that it passes the reader. */
    private static final class CancelledByListener extends RuntimeException {
        private final transient RuntimeException thrown;

        CancelledByListener(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        RuntimeException thrown() {
            return thrown;
        }
    }
}
