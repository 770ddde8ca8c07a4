package org.esmpy.io.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * The memory that the reading of one file may take, so that a small file with forged sizes cannot use up the heap. A
 * reader asks here before it allocates memory. By default a file may take 64 MiB plus {@value #EXPANSION} times its
 * length, the highest ratio of deflate, and at most three quarters of the heap. A bound of the caller
 * ({@link ReadOptions#maxMemoryBytes()}, {@code --max-memory}) replaces these.
 */
public final class ReadBudget {
    /** Most bytes that one byte of a file can become by decompression with deflate. */
    public static final long EXPANSION = 1032;

    private static final long LEAST_BYTES = 1L << 26;
    private static final long MIB = 1L << 20;

    private final Path file;
    private final long fileBytes;
    private final OptionalLong chosenBytes;
    private final long heapBytes;
    private long reservedBytes;

    /**
     * @param fileBytes   length of the file, of all its parts together
     * @param chosenBytes bound of the caller; empty for the bounds by the length of the file and the heap
     * @param heapBytes   most memory that Java may use
     */
    ReadBudget(Path file, long fileBytes, OptionalLong chosenBytes, long heapBytes) {
        this.file = file;
        this.fileBytes = fileBytes;
        this.chosenBytes = chosenBytes;
        this.heapBytes = heapBytes;
    }

    /** The budget of a file. */
    public static ReadBudget of(Path file, ReadOptions options) throws IOException {
        return of(file, Files.size(file), options);
    }

    /** The budget of a file whose parts, such as numbers in another file, have {@code fileBytes} bytes together. */
    public static ReadBudget of(Path file, long fileBytes, ReadOptions options) {
        return new ReadBudget(
                file, fileBytes, options.maxMemoryBytes(), Runtime.getRuntime().maxMemory());
    }

    /** Most bytes that may be in use at once. */
    public long limitBytes() {
        return chosenBytes.isPresent()
                ? Math.min(chosenBytes.getAsLong(), heapBytes)
                : Math.min(heapBytes - heapBytes / 4, usualBytes());
    }

    /**
     * Asks for memory that is soon given back: it has to fit beside what is reserved.
     *
     * @param what  what it is for; begins a sentence that goes on with "need", e.g. {@code "8192 x 8192 pixels"}
     * @param bytes how much; at least 0
     * @throws SpectrumFormatException if the bounds allow less
     */
    public void check(String what, long bytes) {
        if (bytes < 0 || bytes > limitBytes() - reservedBytes) {
            throw SpectrumFormatException.of(file, refusal(what, bytes));
        }
    }

    /**
     * Asks for memory that is kept until the file is read. Arguments and errors are those of {@link #check}.
     */
    public void reserve(String what, long bytes) {
        check(what, bytes);
        reservedBytes += bytes;
    }

    /** Asks for the memory that so many pixels take even without counts. */
    public void checkPixels(long pixels) {
        check(pixels + " pixels", CountMatrix.PIXEL_BYTES * Math.max(0, pixels));
    }

    /** Asks for the memory that the counts of a builder take by now. */
    public void check(CountMatrixBuilder builder) {
        check("its counts", builder.bytes());
    }

    private long usualBytes() {
        return fileBytes > (Long.MAX_VALUE - LEAST_BYTES) / EXPANSION
                ? Long.MAX_VALUE
                : LEAST_BYTES + EXPANSION * fileBytes;
    }

    private String refusal(String what, long bytes) {
        long inAllBytes = bytes < 0 || bytes > Long.MAX_VALUE - reservedBytes ? Long.MAX_VALUE : reservedBytes + bytes;
        String need = what + " need " + mib(bytes < 0 ? Long.MAX_VALUE : bytes) + " of memory"
                + (reservedBytes > 0 ? " beside " + mib(reservedBytes) + " for the rest" : "");
        if (chosenBytes.isPresent() && chosenBytes.getAsLong() < heapBytes) {
            return need + ", more than the " + mib(limitBytes()) + " of --max-memory";
        }
        String cure = "--max-memory " + (inAllBytes / MIB + 1) + "m";
        if (chosenBytes.isEmpty() && inAllBytes > usualBytes()) {
            return need + ", more than the " + mib(usualBytes()) + " that a file of " + fileBytes
                    + " bytes may take; if the file is right, read it with " + cure;
        }
        return need + ", but Java may use " + mib(heapBytes) + "; start it with a larger heap, -Xmx"
                + (inAllBytes / MIB + inAllBytes / MIB / 2 + 1) + "m, or allow more of it by " + cure;
    }

    private static String mib(long bytes) {
        return bytes < MIB ? bytes + " bytes" : bytes / MIB + " MiB";
    }
}
