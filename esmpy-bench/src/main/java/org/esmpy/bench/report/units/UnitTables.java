package org.esmpy.bench.report.units;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.esmpy.bench.report.units.UnitTable.Cell;
import org.esmpy.bench.report.units.UnitTable.Row;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.physics.Element;

/** Converts the compositions of a fit and their errors to at.%, wt.%, oxides, and ratios of atoms. */
public final class UnitTables {
    private static final double PERCENT = 100;
    private static final String OXYGEN = "O";

    private final CsvTable.Content table;
    private final List<Element> elements;
    private final List<String> symbols;
    private final List<String> phases;
    private final List<PhaseFractions> fractions;
    private final Oxides oxides;
    private final boolean oxygenIsMeasured;

    private UnitTables(FitFolder fit, CsvTable.Content table) throws IOException {
        this.table = table;
        this.symbols = table.rows().stream().map(row -> row.get("element")).toList();
        this.elements = symbols.stream().map(Element::of).toList();
        this.phases = FitFolder.phases(table, "_at_pct");
        this.oxides = Oxides.of(fit.result().at("/settings/specimen"));
        boolean follows = fit.result().at("/settings/specimen/oxygenByValence").asBoolean();
        this.oxygenIsMeasured = symbols.contains(OXYGEN) && !follows;
        Optional<CsvTable.Content> correlations = fit.table("correlations.csv");
        this.fractions = phases.stream()
                .map(phase -> PhaseFractions.of(table, correlations, phase, symbols))
                .map(found -> follows && symbols.contains(OXYGEN)
                        ? found.following(symbols.indexOf(OXYGEN), perAtom())
                        : found)
                .toList();
    }

    /** The tables of a fit; empty if it has no composition. */
    public static Optional<UnitTables> of(FitFolder fit) throws IOException {
        Optional<CsvTable.Content> table = fit.table("composition.csv");
        return table.isPresent() && !table.get().rows().isEmpty()
                ? Optional.of(new UnitTables(fit, table.get()))
                : Optional.empty();
    }

    private double[] perAtom() {
        return elements.stream().mapToDouble(oxides::perAtom).toArray();
    }

    /** All units, at.% first. */
    public List<UnitTable> all() {
        List<UnitTable> all = new ArrayList<>(List.of(atoms(), weights(), oxides()));
        for (int i = 0; i < symbols.size(); i++) {
            all.add(ratios(i));
        }
        return all;
    }

    /** The unit that the page opens with. */
    public UnitTable preferred(FitFolder fit) {
        return fit.showsOxides() ? oxides() : atoms();
    }

    /** The values and errors of {@code composition.csv}. */
    UnitTable atoms() {
        List<String> told = new ArrayList<>();
        tell(told, "_at_pct_se", "± counting error");
        tell(told, "_at_pct_model_se", "± model error (cross-sections, thickness, detector)");
        tell(told, "_valley_lo", "in brackets the valley, the range that fits equally well");
        tell(told, "_at_pct_lo", "lines of the bars are 95 % intervals of all errors, bands are valleys");
        return new UnitTable(
                "at",
                "at.%",
                "at.%",
                told.isEmpty() ? "Errors are not known." : String.join("; ", told) + ".",
                rows(symbols, (i, k) -> atoms(table.rows().get(i), phases.get(k))));
    }

    private void tell(List<String> told, String ending, String words) {
        if (phases.stream().anyMatch(phase -> table.rows().stream().anyMatch(row -> has(row, phase + ending)))) {
            told.add(words);
        }
    }

    private static boolean has(CsvTable.Row row, String column) {
        return Double.isFinite(number(row, column));
    }

    private static double number(CsvTable.Row row, String column) {
        return FitFolder.number(row.cells().getOrDefault(column, ""));
    }

    private static Cell atoms(CsvTable.Row row, String phase) {
        double value = number(row, phase + "_at_pct");
        return new Cell(
                Double.isFinite(value) ? value : 0,
                PhaseFractions.counting(row, phase),
                number(row, phase + "_at_pct_model_se"),
                number(row, phase + "_at_pct_lo"),
                number(row, phase + "_at_pct_hi"),
                number(row, phase + "_valley_lo"),
                number(row, phase + "_valley_hi"));
    }

    private UnitTable weights() {
        double[] masses = elements.stream().mapToDouble(Element::atomicWeightU).toArray();
        return new UnitTable("wt", "wt.%", "wt.%", propagated("."), rows(symbols, masses, masses, PERCENT, i -> true));
    }

    /** Percent by weight of the oxides, 100 together; oxygen by stoichiometry. */
    UnitTable oxides() {
        double[] masses = new double[symbols.size()];
        List<String> names = new ArrayList<>(symbols);
        for (int i = 0; i < masses.length; i++) {
            Optional<Oxides.Oxide> oxide = oxides.of(elements.get(i));
            masses[i] = oxide.map(found -> found.weightU() / found.cations()).orElse(0.0);
            names.set(i, oxide.map(Oxides.Oxide::formula).orElse(symbols.get(i)));
        }
        String left = IntStream.range(0, masses.length)
                .filter(i -> masses[i] == 0 && !symbols.get(i).equals(OXYGEN))
                .mapToObj(symbols::get)
                .collect(Collectors.joining(", "));
        String more = ". Sums to 100; "
                + (symbols.contains("Fe") ? "all iron as " + names.get(symbols.indexOf("Fe")) + ". " : "")
                + oxygen()
                + (left.isEmpty() ? "" : " Without an oxide, left out: " + left + ".");
        return new UnitTable(
                "oxide",
                "oxides, wt.%",
                "wt.% of oxides",
                propagated(more),
                rows(names, masses, masses, PERCENT, i -> masses[i] > 0));
    }

    /** Compares oxygen by stoichiometry with oxygen as measured: a check of absorption and valences. */
    private String oxygen() {
        if (!oxygenIsMeasured) {
            return "Oxygen is by stoichiometry, not measured.";
        }
        int at = symbols.indexOf(OXYGEN);
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < phases.size(); k++) {
            double[] x = fractions.get(k).fractions();
            double bound = 0;
            for (int i = 0; i < x.length; i++) {
                bound += x[i] * Math.max(0, oxides.perAtom(elements.get(i)));
            }
            parts.add(String.format(Locale.ROOT, "phase %d %.1f and %.1f", k + 1, PERCENT * bound, PERCENT * x[at]));
        }
        return "Oxygen in at.%, by stoichiometry and as measured: " + String.join("; ", parts) + ".";
    }

    private UnitTable ratios(int divisor) {
        double[] ones = new double[symbols.size()];
        Arrays.fill(ones, 1);
        double[] below = new double[symbols.size()];
        below[divisor] = 1;
        String symbol = symbols.get(divisor);
        List<String> names = symbols.stream().map(name -> name + "/" + symbol).toList();
        return new UnitTable(
                symbol,
                "atoms per " + symbol,
                "atoms per " + symbol,
                propagated("."),
                rows(names, ones, below, 1, i -> i != divisor));
    }

    private String propagated(String more) {
        boolean counting = fractions.stream().anyMatch(known -> isKnown(known.counting()));
        boolean model = fractions.stream().anyMatch(known -> isKnown(known.model()));
        if (!counting && !model) {
            return "Errors are not known" + more;
        }
        String errors = counting && model
                ? "± counting error ± model error, from those in at.%"
                : counting ? "± counting error, from that in at.%" : "± model error, from that in at.%";
        boolean correlated = fractions.stream().allMatch(PhaseFractions::correlated);
        return errors
                + (correlated
                        ? " and their correlations"
                        : ", as if errors of elements were independent: this result holds no correlations")
                + more;
    }

    private static boolean isKnown(double[][] covariance) {
        return IntStream.range(0, covariance.length).anyMatch(i -> covariance[i][i] > 0);
    }

    private List<Row> rows(List<String> names, double[] numerator, double[] whole, double scale, IntPredicate shown) {
        List<Row> all = rows(names, (i, k) -> {
            PhaseFractions known = fractions.get(k);
            LinearShares shares = new LinearShares(known.fractions(), numerator, whole);
            return Cell.of(
                    scale * shares.value(i),
                    scale * positive(shares.error(i, known.counting())),
                    scale * positive(shares.error(i, known.model())));
        });
        return IntStream.range(0, all.size()).filter(shown).mapToObj(all::get).toList();
    }

    /** NaN for an error of 0, which means that it was not computed. */
    private static double positive(double error) {
        return error > 0 ? error : Double.NaN;
    }

    private List<Row> rows(List<String> names, CellOf cell) {
        IntFunction<Row> row = i -> new Row(
                names.get(i),
                IntStream.range(0, phases.size()).mapToObj(k -> cell.of(i, k)).toList());
        return IntStream.range(0, names.size()).mapToObj(row).toList();
    }

    /** Makes the cell of an element and a phase. */
    @FunctionalInterface
    private interface CellOf {
        Cell of(int element, int phase);
    }
}
