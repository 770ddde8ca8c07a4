package org.esmpy.io.ripple;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.io.staging.FinalName;
import org.esmpy.io.staging.Staging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and replaces a Ripple header and its raw numbers as one pair: the header holds a check value (CRC-32) of the
 * numbers. Two files cannot be replaced in one step, so the numbers get their final name first. If the process is
 * killed before the header has its final name, the new header stays in the hidden folder, and the next process that
 * reads or writes the pair uses it.
 */
final class RipplePair {
    /** Key of the check value. */
    static final String CHECK = "raw-check";

    private static final Logger LOG = LoggerFactory.getLogger(RipplePair.class);

    private final Path header;
    private final Path raw;

    /**
     * @param header final name of the header
     * @param raw    final name of the numbers
     */
    RipplePair(Path header, Path raw) {
        this.header = header;
        this.raw = raw;
    }

    /**
     * The header that describes the numbers.
     *
     * @throws SpectrumFormatException if it was written for other numbers
     */
    RippleHeader read() throws IOException {
        Optional<RippleHeader> waiting = waiting(Staging.readyBeside(FinalName.of(header)));
        if (waiting.isPresent()) {
            LOG.warn(
                    "{}: a run that was killed has replaced {} only; reading the header that it left ready",
                    header,
                    raw);
            return waiting.get();
        }
        RippleHeader read = RippleHeader.read(header);
        if (read.text(CHECK).isPresent() && !fits(read)) {
            throw read.error(
                    CHECK,
                    "but " + raw.getFileName() + " has " + checkOf(raw)
                            + ": the two were not written together, one of them is damaged or was replaced");
        }
        return read;
    }

    /**
     * Replaces both or none.
     *
     * @param text    header without the check value
     * @param numbers writes the raw numbers
     * @throws FileAlreadyExistsException if there is a file of the name of the raw numbers that the header does not
     *     describe
     */
    void write(String text, AtomicFiles.Content numbers) throws IOException {
        AtomicFiles.staged(header, (staging, name) -> {
            finish(staging, name);
            refuseForeign();
            Path newRaw = Files.createFile(staging.files().resolve(raw.getFileName()));
            numbers.writeTo(newRaw);
            Path newHeader = staging.files().resolve(name.getFileName());
            Files.writeString(newHeader, text + CHECK + "\t" + checkOf(newRaw) + "\n");
            staging.commit();
            Path ready = staging.ready().orElseThrow();
            FinalName.give(ready.resolve(raw.getFileName()), FinalName.of(raw));
            FinalName.give(ready.resolve(name.getFileName()), name);
            staging.done();
        });
    }

    /**
     * Completes the replacement of a killed process: with the new header if the new numbers are there, else with the
     * old pair.
     */
    private void finish(Staging staging, Path name) throws IOException {
        if (waiting(staging.ready()).isPresent()) {
            LOG.warn("{}: giving it the header that a run that was killed left ready", name);
            FinalName.give(staging.ready().orElseThrow().resolve(name.getFileName()), name);
        }
        staging.done();
    }

    private Optional<RippleHeader> waiting(Optional<Path> ready) throws IOException {
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Path file = ready.get().resolve(FinalName.of(header).getFileName());
        if (!Files.isRegularFile(file) || !RippleHeader.isIn(file)) {
            return Optional.empty();
        }
        RippleHeader waiting = RippleHeader.read(file);
        return fits(waiting) ? Optional.of(waiting) : Optional.empty();
    }

    private void refuseForeign() throws IOException {
        if (!Files.exists(raw)) {
            return;
        }
        boolean known = Files.isRegularFile(header) && RippleHeader.isIn(header);
        if (known) {
            RippleHeader old = RippleHeader.read(header);
            known = old.text(CHECK).isPresent() ? fits(old) : Files.size(raw) == old.rawBytes();
        }
        if (!known) {
            throw new FileAlreadyExistsException(
                    raw.toString(),
                    null,
                    "is there and belongs to no " + header.getFileName()
                            + "; move it elsewhere or choose another name");
        }
    }

    private boolean fits(RippleHeader candidate) throws IOException {
        return Files.isRegularFile(raw) && candidate.text(CHECK).equals(Optional.of(checkOf(raw)));
    }

    private static String checkOf(Path raw) throws IOException {
        try (InputStream in = Files.newInputStream(raw);
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return "crc32 "
                    + HexFormat.of().toHexDigits((int) checked.getChecksum().getValue());
        }
    }
}
