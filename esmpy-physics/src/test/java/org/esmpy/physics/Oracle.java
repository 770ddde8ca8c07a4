package org.esmpy.physics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A value that another source gives.
 *
 * @param quantity          what it is
 * @param z                 atomic number
 * @param shellOrLine       subshell, line or transition; may be empty
 * @param energyKeV         photon or beam energy, keV; NaN if it does not apply
 * @param value             the value
 * @param source            who says so
 * @param relativeTolerance to how much
 */
public record Oracle(
        String quantity,
        int z,
        String shellOrLine,
        double energyKeV,
        double value,
        String source,
        double relativeTolerance) {
    /** The values of a quantity. */
    public static Stream<Oracle> of(String quantity) {
        return rows("physics.csv").stream()
                .filter(row -> row.get("quantity").equals(quantity))
                .map(Oracle::of);
    }

    /** The rows of a file of test values. */
    public static List<CSVRecord> rows(String file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (CSVParser parser = format.parse(new InputStreamReader(
                Objects.requireNonNull(Oracle.class.getResourceAsStream("oracle/" + file)), StandardCharsets.UTF_8))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Oracle of(CSVRecord row) {
        String energy = row.get("energy_keV");
        return new Oracle(
                row.get("quantity"),
                Integer.parseInt(row.get("Z")),
                row.get("shell_or_line"),
                energy.isEmpty() ? Double.NaN : Double.parseDouble(energy),
                Double.parseDouble(row.get("value")),
                row.get("source"),
                Double.parseDouble(row.get("rel_tol").split(" ", 2)[0]));
    }

    @Override
    public String toString() {
        return quantity + " Z=" + z + " " + shellOrLine + (Double.isNaN(energyKeV) ? "" : " " + energyKeV + " keV");
    }
}
