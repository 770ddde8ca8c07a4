package org.esmpy.physics.generator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it is shipped: comment lines with its provenance, then rows whose first line names the columns.
 *
 * @param path   resource path below {@code org/esmpy/physics}
 * @param header provenance, one comment a line, without the hash sign
 * @param rows   column names and data, comma-separated
 */
record TableText(String path, List<String> header, List<String> rows) {
    private static final String COMMENT = "# ";
    private static final String DIGEST = "sha256: ";

    TableText {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Reads a shipped table back; the digest line is left out of the header. */
    static TableText parse(String path, String text) {
        List<String> lines = text.lines().toList();
        return new TableText(
                path,
                lines.stream()
                        .filter(line -> line.startsWith(COMMENT) && !line.startsWith(COMMENT + DIGEST))
                        .map(line -> line.substring(COMMENT.length()))
                        .toList(),
                lines.stream().filter(line -> !line.startsWith("#")).toList());
    }

    /** The digest a shipped table declares; empty if it declares none. */
    static String declaredSha256(String text) {
        return text.lines()
                .filter(line -> line.startsWith(COMMENT + DIGEST))
                .map(line -> line.substring((COMMENT + DIGEST).length()))
                .collect(Collectors.joining());
    }

    /** Hexadecimal SHA-256 of the rows in UTF-8, each ended by a line feed. */
    String sha256() {
        try {
            byte[] bytes = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The file, with the digest as the last comment. */
    String text() {
        return header.stream().map(line -> COMMENT + line + "\n").collect(Collectors.joining())
                + COMMENT
                + DIGEST
                + sha256()
                + "\n"
                + String.join("\n", rows)
                + "\n";
    }

    /** {@code value} to {@code digits} significant digits, without trailing zeros. */
    static String number(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.toPlainString() : rounded.toString();
    }
}
