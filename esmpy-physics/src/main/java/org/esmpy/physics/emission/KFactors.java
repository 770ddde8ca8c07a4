package org.esmpy.physics.emission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.TableRow;
import org.esmpy.physics.internal.UserTable;

/**
 * Emission cross-sections rescaled by measured k-factors. The k-factor of Cliff and Lorimer (J. Microsc. 103 (1975)
 * 203) turns a ratio of intensities into one of mass fractions, {@code c_A/c_R = (k_A/k_R) I_A/I_R}; intensity per mass
 * goes as σ/A with atomic weight A, so
 *
 * <pre>
 * σ_A = σ_R (k_R/k_A) (A_A/A_R)
 * </pre>
 *
 * for the line of the table. The first row is the reference R, whose cross-section stays. All lines of an element are
 * multiplied by the factor of its table line, so that their ratios stay; elements that the table leaves out stay as
 * they are. The efficiency of the detector, which measured k-factors contain, must then not be counted again.
 */
final class KFactors implements EmissionLines {
    private static final String ELEMENT = "element";
    private static final String LINE = "line";
    private static final String K = "k";
    private static final String ALPHA = "a";

    /** A beam energy that excites every line of the built-in tables, keV. */
    private static final double ALL_LINES_KEV = 300;

    private final EmissionLines source;
    private final String name;
    private final KFactor reference;
    private final SortedMap<Element, KFactor> factors = new TreeMap<>();

    /**
     * k of a line, IUPAC ({@code K-L3}), Siegbahn ({@code Ka1}) or family ({@code Ka}); the row gives its place for
     * messages.
     */
    private record KFactor(Element element, String line, double k, TableRow row) {
        boolean names(LineEmission emission) {
            String siegbahn = emission.line().siegbahn();
            return emission.line().iupac().equals(line)
                    || siegbahn.equals(line)
                    || line.endsWith(ALPHA) && siegbahn.startsWith(line);
        }
    }

    private KFactors(EmissionLines source, String name, List<TableRow> rows) {
        this.source = source;
        this.name = name;
        for (TableRow row : rows) {
            KFactor factor = new KFactor(row.element(ELEMENT), row.text(LINE), row.positive(K), row);
            checkLine(factor);
            if (factors.putIfAbsent(factor.element(), factor) != null) {
                throw row.fault(ELEMENT, factor.element() + " is listed twice; one line of an element sets its scale");
            }
        }
        this.reference = new KFactor(
                rows.get(0).element(ELEMENT),
                rows.get(0).text(LINE),
                rows.get(0).positive(K),
                rows.get(0));
    }

    /** Refuses a line that its element does not have, even if the element is never used. */
    private void checkLine(KFactor factor) {
        try {
            crossSection(factor, ALL_LINES_KEV);
        } catch (UnsupportedRangeException e) {
            // The lines may hold for another beam only; then lines() checks the k-factor.
            return;
        }
    }

    static KFactors of(EmissionLines source, Path file) throws IOException {
        return new KFactors(source, file.toString(), UserTable.read(file, ELEMENT, LINE, K));
    }

    @Override
    public String id() {
        return source.id() + "-k-factors";
    }

    @Override
    public Provenance provenance() {
        Provenance inner = source.provenance();
        return new Provenance(
                inner.citation() + "; k-factors of " + name,
                inner.link(),
                inner.version(),
                inner.equation() + "; rescaled, σ_A = σ_R (k_R/k_A) (A_A/A_R) with atomic weights A, reference R",
                inner.range(),
                "cross-sections of " + factors.keySet() + " rescaled to " + reference.element() + " "
                        + reference.line());
    }

    @Override
    public List<LineEmission> lines(Element element, double beamKeV) {
        List<LineEmission> lines = source.lines(element, beamKeV);
        KFactor factor = factors.get(element);
        if (factor == null || factor.element().equals(reference.element()) || lines.isEmpty()) {
            return lines;
        }
        double wanted = crossSection(reference, beamKeV)
                * (reference.k() / factor.k())
                * (element.atomicWeightU() / reference.element().atomicWeightU());
        double scale = wanted / crossSection(factor, beamKeV);
        return lines.stream()
                .map(emission -> new LineEmission(emission.line(), emission.crossSectionCm2() * scale))
                .toList();
    }

    /** Cross-section of the line of a k-factor, a family summed, cm². */
    private double crossSection(KFactor factor, double beamKeV) {
        List<LineEmission> lines = source.lines(factor.element(), beamKeV);
        double sum = lines.stream()
                .filter(factor::names)
                .mapToDouble(LineEmission::crossSectionCm2)
                .sum();
        if (sum > 0) {
            return sum;
        }
        Optional<String> example = lines.stream()
                .map(emission -> emission.line().iupac())
                .reduce((first, second) -> first + ", " + second);
        throw factor.row()
                .fault(
                        LINE,
                        "'" + factor.line() + "' is not a line of " + factor.element() + " at a beam of " + beamKeV
                                + " keV; " + source.id() + " has " + example.orElse("none"));
    }
}
