package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.catalog.PhysicsCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy lines}: prints X-ray lines with their emission cross-sections. */
@Command(
        name = "lines",
        description = "Lists the X-ray lines of elements with energy and emission cross-section (cm2).",
        footer = {"", "Examples:", "  esmpy lines Fe --beam-kev 200", "  esmpy lines Fe Ni --beam-kev 300 --format csv"
        })
public final class LinesCommand implements Callable<Integer> {
    private final PhysicsCatalog physics;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ELEMENT", description = "Chemical symbols.")
    private List<String> elements;

    @Option(names = "--beam-kev", required = true, paramLabel = "KEV", description = "Beam energy.")
    private double beamKeV;

    @Option(names = "--format", defaultValue = "text", description = "text (default), csv or json.")
    private Format format;

    @Option(
            names = "--lines",
            defaultValue = "bote-xraylib-4",
            paramLabel = "ID",
            description = "Emission lines, see 'esmpy list' (default bote-xraylib-4).")
    private String source;

    @Inject
    LinesCommand(PhysicsCatalog physics) {
        this.physics = physics;
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> dark = new ArrayList<>();
        for (String symbol : elements) {
            Element element = Element.of(symbol);
            List<LineEmission> lines = physics.emissionLines(source).lines(element, beamKeV);
            double strongest = lines.stream()
                    .mapToDouble(LineEmission::crossSectionCm2)
                    .max()
                    .orElse(0);
            if (lines.isEmpty()) {
                dark.add(element + ": a beam of " + beamKeV + " keV excites no line");
            }
            lines.forEach(line -> rows.add(Row.of(line, strongest)));
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> {
                printText(rows, out);
                dark.forEach(out::println);
            }
            case CSV -> printCsv(rows, out);
            case JSON -> out.println(SettingsFiles.json().writeValueAsString(rows));
        }
        if (format != Format.TEXT) {
            dark.forEach(spec.commandLine().getErr()::println);
        }
        out.flush();
        return 0;
    }

    private static void printText(List<Row> rows, PrintWriter out) {
        out.printf(
                "%-3s %-6s %-8s %-5s %12s %16s %10s%n",
                "", "line", "siegbahn", "shell", "energy/keV", "cross-sect./cm2", "relative");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-3s %-6s %-8s %-5s %12.4f %16.4e %10.5f%n",
                    row.element(),
                    row.line(),
                    row.siegbahn(),
                    row.shell(),
                    row.energyKeV(),
                    row.crossSectionCm2(),
                    row.relative());
        }
    }

    private static void printCsv(List<Row> rows, PrintWriter out) throws IOException {
        CSVPrinter printer = new CSVPrinter(
                out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
        printer.printRecord("element", "z", "line", "siegbahn", "shell", "energyKeV", "crossSectionCm2", "relative");
        for (Row row : rows) {
            printer.printRecord(
                    row.element(),
                    row.z(),
                    row.line(),
                    row.siegbahn(),
                    row.shell(),
                    row.energyKeV(),
                    row.crossSectionCm2(),
                    row.relative());
        }
        printer.flush();
    }

    /** Forms of output. */
    enum Format {
        TEXT,
        CSV,
        JSON
    }

    /** A line of the table; the names of the components are the keys of the JSON form. */
    record Row(
            String element,
            int z,
            String line,
            String siegbahn,
            String shell,
            double energyKeV,
            double crossSectionCm2,
            double relative) {
        static Row of(LineEmission emission, double strongest) {
            return new Row(
                    emission.line().element().symbol(),
                    emission.line().element().z(),
                    emission.line().iupac(),
                    emission.line().siegbahn(),
                    emission.line().vacancy().name(),
                    emission.line().energyKeV(),
                    emission.crossSectionCm2(),
                    emission.crossSectionCm2() / strongest);
        }
    }
}
