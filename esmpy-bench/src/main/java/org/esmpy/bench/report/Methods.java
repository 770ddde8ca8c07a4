package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.bench.words.Numbers;

/** Writes a methods paragraph for a paper and its references, from the settings and figures of a fit. */
final class Methods {
    /** Source of the distribution of the gain of noise, to which the gain of each added phase is compared. */
    private static final CitedSource NOISE = new CitedSource(
            "number of phases",
            "johnstone-2001",
            "I. M. Johnstone, On the distribution of the largest eigenvalue in principal components analysis, Ann. Statist."
                    + " 29 (2001) 295-327",
            "https://doi.org/10.1214/aos/1009210544",
            "");

    private final JsonNode result;
    private final FitFolder fit;
    private final Optional<CsvTable.Content> composition;
    private final List<CitedSource> cited;

    Methods(FitFolder fit) throws IOException {
        this.fit = fit;
        this.composition = fit.table("composition.csv");
        this.result = fit.result();
        this.cited = CitedSource.of(result);
    }

    /** The paragraph. */
    String paragraph() {
        return Stream.of(data(), numberOfPhases(), physics(), solver(), errors(), version())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String data() {
        StringBuilder text = new StringBuilder("The spectrum image " + fit.input());
        fit.image().ifPresent(image -> {
            text.append(String.format(
                    Locale.ROOT,
                    " (%d × %d pixels, %d channels of %.3g eV from %.2f to %.2f keV, %,d counts",
                    image.shape().height(),
                    image.shape().width(),
                    image.energy().channels(),
                    1e3 * image.energy().widthKeV(),
                    image.energy().lowestKeV(),
                    image.energy().highestKeV(),
                    image.counts().total()));
            image.acquisition()
                    .beamKeV()
                    .ifPresent(beam -> text.append(", " + Numbers.significant(beam, 3) + " keV beam"));
            text.append(")");
        });
        text.append(" was decomposed into ")
                .append(phases())
                .append(" by Poisson maximum likelihood: counts X ~ Poisson(G·W·H), where G holds computed X-ray"
                        + " spectra of ")
                .append(join(result.at("/settings/elements")))
                .append(" and of bremsstrahlung, W the composition of each phase and H its abundance in each pixel.");
        if (result.at("/settings/solver/simplex").asText().equals("H")) {
            text.append(" The abundances of each pixel sum to one.");
        }
        return text.toString();
    }

    private String phases() {
        String number = result.at("/settings/phases").asText("?");
        return number + (number.equals("1") ? " phase" : " phases");
    }

    /** Empty where the number was given. */
    private String numberOfPhases() {
        return isNumberChosen()
                ? "The number of phases was chosen by a test against noise: a phase was added while it improved the"
                        + " likelihood, on regions found in the other half of the counts, by more than noise alone does"
                        + " in all but one of a thousand maps. This threshold was computed from the distribution of the"
                        + " largest eigenvalue of a covariance matrix of noise (" + NOISE.citation() + ")."
                : "";
    }

    private boolean isNumberChosen() {
        return result.path("rank").isObject();
    }

    private String physics() {
        String parts = cited.stream().map(CitedSource::inWords).collect(Collectors.joining("; "));
        String film = result.at("/settings/specimen/thicknessNm").isNumber()
                ? String.format(
                        Locale.ROOT,
                        " Absorption was computed for a film of %s nm and %s g/cm³.",
                        result.at("/settings/specimen/thicknessNm").asText(),
                        result.at("/settings/specimen/densityGPerCm3").asText())
                : "";
        return (parts.isEmpty() ? "" : "Physics: " + parts + ".") + film;
    }

    private String solver() {
        String how = result.path("pipeline").isObject()
                ? "the low-dose pipeline (several starts on binned maps; smoothing chosen by held-out counts)"
                : "the solver " + result.at("/settings/solver/id").asText();
        JsonNode bound = result.at("/certificate/hBoundNats");
        return "The factors were found by " + how + ", seed "
                + result.path("seed").asText()
                + (bound.isNumber() && !result.path("pipeline").isObject()
                        ? "; the maps are certified to be within " + Numbers.significant(bound.asDouble(), 2)
                                + " nats of the best ones"
                        : "")
                + chi2() + ".";
    }

    private String chi2() {
        JsonNode chi2 = result.at("/misfit/chi2PerChannel");
        return chi2.isNumber()
                ? "; χ² per channel of the summed spectrum is " + Numbers.significant(chi2.asDouble(), 3)
                : "";
    }

    /** A sentence for each kind of error in the table of compositions. */
    private String errors() {
        int maps = result.at("/errors/bootstrapMaps").asInt();
        List<String> parts = new ArrayList<>();
        if (maps > 0) {
            parts.add("Counting errors are standard deviations over " + maps + " bootstrap maps.");
        } else if (states("_at_pct_se")) {
            parts.add("Counting errors are standard errors from the curvature of the likelihood.");
        }
        if (states("_at_pct_model_se")) {
            parts.add("Model errors propagate the uncertainty of cross-sections, thickness and detector.");
        }
        return parts.isEmpty() ? "Errors of the compositions are not known." : String.join(" ", parts);
    }

    private boolean states(String ending) {
        return composition.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().entrySet().stream())
                .anyMatch(cell -> cell.getKey().endsWith(ending) && Double.isFinite(FitFolder.number(cell.getValue())));
    }

    private String version() {
        return "Computed with esmpy " + result.path("esmpyVersion").asText() + ".";
    }

    private static String join(JsonNode symbols) {
        List<String> names = new ArrayList<>();
        symbols.forEach(symbol -> names.add(symbol.asText()));
        return names.isEmpty() ? "the elements" : String.join(", ", names);
    }

    /** The sources of the paragraph as BibTeX. */
    String bibtex() {
        List<CitedSource> all = new ArrayList<>(cited);
        if (isNumberChosen()) {
            all.add(NOISE);
        }
        return Bibtex.of(result.path("esmpyVersion").asText(), all);
    }
}
