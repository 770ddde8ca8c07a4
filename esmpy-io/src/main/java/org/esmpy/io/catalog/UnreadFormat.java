package org.esmpy.io.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** File formats that esmpy recognises but does not read; the message says what the file is and how to convert it. */
enum UnreadFormat {
    HDF5("an HDF5 file, but none of those that are read", "\u0089HDF", 0, "", Cure.HYPERSPY),
    JEOL(
            "a map of a line by JEOL's Analysis Station",
            "",
            0,
            "map",
            "name the .ASW project, or the .pts file of the map"),
    EDAX("an image of EDAX", "", 0, "ipr", "name the .spd file of the map, or the .spc file of a spectrum"),
    TIA("a file of FEI's TIA", "II\u0097\u0001", 0, "", Cure.HYPERSPY),
    XML(
            "an XML file, but no spectrum of Bruker",
            "<?xml",
            0,
            "",
            "name the .spx file of a spectrum, or the .bcf file of a map"),
    OXFORD(
            "an Oxford project",
            "",
            0,
            "oip|oipx",
            "export the map as .h5oina with its spectra (AZtec 6.2 or newer), or as .rpl"),
    RAW("raw numbers without a header", "", 0, "raw", "name the .rpl file that describes them"),
    TIFF("a TIFF image", "II*\0", 0, "", Cure.IMAGE),
    TIFF_BIG_ENDIAN("a TIFF image", "MM\0*", 0, "", Cure.IMAGE),
    PNG("a PNG image", "\u0089PNG", 0, "", Cure.IMAGE),
    JPEG("a JPEG image", "\u00ff\u00d8\u00ff", 0, "", Cure.IMAGE),
    MRC("an MRC file", "MAP ", 208, "", Cure.HYPERSPY),
    MATLAB("a MATLAB file", "MATLAB", 0, "", "save the counts by scipy.sparse.save_npz or numpy.save"),
    GZIP("compressed with gzip", "\u001f\u008b", 0, "", "unpack it first: gunzip FILE"),
    BZIP2("compressed with bzip2", "BZh", 0, "", "unpack it first: bunzip2 FILE"),
    XZ("compressed with xz", "\u00fd7zXZ", 0, "", "unpack it first: unxz FILE"),
    SEVEN_ZIP("a 7z archive", "7z\u00bc\u00af", 0, "", "unpack it first"),
    ZIP("a ZIP archive", "PK\u0003\u0004", 0, "", "unpack it first; a .zspy file is saved as .hspy by HyperSpy"),
    PDF("a PDF document", "%PDF", 0, "", "ask for the map itself");

    private static final int BEGIN_BYTES = 512;

    private final String words;
    private final byte[] signature;
    private final int at;
    private final String extensions;
    private final String cure;

    /**
     * @param signature  characters of one byte; empty to use the name alone
     * @param at         where they are
     * @param extensions of names, separated by bars; empty for any name
     */
    UnreadFormat(String words, String signature, int at, String extensions, String cure) {
        this.words = words;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
        this.at = at;
        this.extensions = extensions;
        this.cure = cure;
    }

    /** What a file that no reader recognises is, and what to do, in words; empty if it is of no known kind. */
    static Optional<String> describe(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(BEGIN_BYTES);
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return Arrays.stream(values())
                    .filter(format -> format.fits(begin, extension))
                    .findFirst()
                    .map(format -> "is " + format.words + ", which esmpy does not read: " + format.cure);
        }
    }

    private boolean fits(byte[] begin, String extension) {
        boolean named = Arrays.asList(extensions.split("\\|")).contains(extension);
        boolean signed = signature.length > 0
                && at + signature.length <= begin.length
                && Arrays.equals(begin, at, at + signature.length, signature, 0, signature.length);
        return signed || signature.length == 0 && named && begin.length > 0;
    }

    /** Advice that several formats share. */
    private static final class Cure {
        static final String HYPERSPY =
                "open it in HyperSpy and save it there: hyperspy.api.load(\"FILE\").save(\"map.hspy\")";
        static final String IMAGE = "an image of this kind holds no spectra. Name the file of the map";
    }
}
