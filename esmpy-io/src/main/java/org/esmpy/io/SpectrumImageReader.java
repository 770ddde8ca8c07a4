package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.model.SpectrumImage;

/**
 * Reads spectrum images of one format, straight into sparse counts. A file is untrusted input: whatever its bytes are,
 * a reader answers with a correct image or a {@link SpectrumFormatException}, in bounded time and memory.
 */
public interface SpectrumImageReader extends SpectrumImageFormat {
    /** Name of the note with the detector segments that a file keeps apart, with commas between them. */
    String SEGMENTS = "segments";

    /** Name of the note with the number of frames that a file keeps apart. */
    String FRAMES = "frames";

    /** Name of the note in which a reader states its doubts about an image, such as a scan that broke off. */
    String DOUBT = "doubt";

    /**
     * Name of the note of an image in which its reader keeps the resolution of the detector: the full width at half
     * maximum of Mn-Kα, eV.
     */
    String RESOLUTION = "fwhmMnKaEV";

    /**
     * Whether the content of a file is of this format; the file's name takes no part.
     *
     * @throws IOException if the device fails or the file does not exist
     */
    ProbeResult probe(Path file) throws IOException;

    /** Whether files keep segments of the detector and frames apart, so that one can choose among them. */
    default boolean keepsPartsApart() {
        return false;
    }

    /**
     * Reads one spectrum image.
     *
     * @param file     the file
     * @param options  what to read if the file leaves a choice, and values to use instead of the file's
     * @param progress is told about the units of work, such as pixels, that were read
     * @throws SpectrumFormatException  if the file is damaged, or is not what this format or {@code options} promise
     * @throws IllegalArgumentException if the options do not suit the file, or leave open what the file needs
     * @throws IOException              if the device fails or the file does not exist
     */
    SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException;
}
