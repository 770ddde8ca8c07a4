package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser: what it shows is what the files hold, and it does what its controls say. */
@Tag("browser")
class ReportBrowserTest {
    private static final Pattern PIXEL = Pattern.compile("Row (\\d+), column (\\d+): Phase 1 ([0-9.]+) ± ([0-9.]+)");
    private static final Pattern CHANNEL = Pattern.compile("([0-9.]+) keV, data (\\S+), model (\\S+), residual");
    private static final Pattern TRUE_PIXEL =
            Pattern.compile("Row (\\d+), column (\\d+): mineral 1: true ([0-9.]+), found ([0-9.]+) \\(([^)]+)\\)");
    private static final Pattern TRUE_CHANNEL = Pattern.compile("([0-9.]+) keV, model \\S+, truth ([0-9.]+)");
    private static final String MAP = "[data-view=maps] canvas";
    private static final String TITLE = "<script>window.hacked=1</script>\"'&amp; map.hspy";

    /** Half of the last of four decimals, and of a step of the maps of the page (1/65535). */
    private static final double SHOWN = 0.00006;

    /** The page shows four digits. */
    private static final double FOUR_DIGITS = 6e-4;

    /** Errors are shown with two digits. */
    private static final double TWO_DIGITS = 0.06;

    /** Of memory for a tab: more than a page of its own, for the browser needs some for an empty one. */
    private static final long MOST_BYTES = 200 * 1_000_000L;

    private static final long MEGABYTE = 1_000_000;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static ResultFixture small;
    private static Path page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        small = new ResultFixture(3, 40, 60, 60);
        page = page(small, Files.createDirectory(folder.resolve("small")), TITLE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static Path page(ResultFixture result, Path target, String title) throws IOException {
        result.write(target, title);
        return Report.write(target, result.image(), target);
    }

    @Test
    void hoverShowsWhatTheFilesHold() throws IOException {
        browser.open(page, 1280, 900);
        browser.pointAt(browser.find(MAP), 0.31, 0.62);
        Matcher pixel = PIXEL.matcher(browser.text("[data-view=maps] .readout"));
        assertThat(pixel.find()).isTrue();
        int row = Integer.parseInt(pixel.group(1));
        int column = Integer.parseInt(pixel.group(2));
        assertThat(column).isBetween(17, 19);
        assertThat(row).isBetween(23, 25);
        assertThat(Double.parseDouble(pixel.group(3))).isCloseTo(small.abundance(0, row, column), within(SHOWN));
        double error = small.error(0, row, column);
        assertThat(Double.parseDouble(pixel.group(4))).isCloseTo(error, within(TWO_DIGITS * error));
        assertThat(browser.text("[data-view=maps] .readout")).contains("60.0 counts");

        browser.pointAt(browser.find(".charts .u-over"), 0.2, 0.5);
        Matcher channel = CHANNEL.matcher(browser.text("[data-view=spectra] .readout"));
        assertThat(channel.find()).isTrue();
        CsvTable.Row line = CsvTable.read(page.resolveSibling("spectra.csv")).rows().stream()
                .filter(one -> one.get("energy_keV").startsWith(channel.group(1)))
                .findFirst()
                .orElseThrow();
        assertShown(channel.group(2), line.get("data_sum"));
        assertShown(channel.group(3), line.get("model_sum"));
    }

    private static void assertShown(String shown, String value) {
        double expected = Double.parseDouble(value);
        assertThat(Double.parseDouble(shown)).isCloseTo(expected, within(FOUR_DIGITS * Math.abs(expected)));
    }

    @Test
    void aTitleFromAFileIsTextAndNothingElse() {
        browser.open(page, 1280, 900);
        assertThat(browser.script("return window.hacked === undefined")).isEqualTo(true);
        assertThat(browser.text(".facts")).contains(TITLE);
        assertThat(browser.text(".warnings")).contains("a doubt about " + TITLE);
    }

    @Test
    void draggingSelectsARegionWhoseSpectrumIsShown() {
        browser.open(page, 1280, 900);
        browser.drag(browser.find(MAP), new double[] {0.2, 0.2}, new double[] {0.6, 0.7});
        browser.script("document.activeElement.blur()");
        assertThat(browser.text(".spectrum-title")).startsWith("Selected region · χ² per channel");
        assertThat(browser.text("[data-view=spectra]")).containsPattern("Rows [78]–2[78], columns 1[123]–3[56]\\.");
        browser.press("Clear selection");
        assertThat(browser.text(".spectrum-title")).startsWith("Sum of all pixels");
    }

    @Test
    void zoomIsTheSameInAllMaps() {
        browser.open(page, 1280, 900);
        String before = (String) browser.script("return document.querySelector('.overlay canvas').toDataURL()");
        browser.click("button[aria-label='Zoom in']");
        assertThat(browser.script("return document.querySelector('.overlay canvas').toDataURL()"))
                .isNotEqualTo(before);
        browser.press("Whole image");
        assertThat(browser.script("return document.querySelector('.overlay canvas').toDataURL()"))
                .isEqualTo(before);
    }

    @Test
    void mapsOfOtherKindsAreShown() throws IOException {
        browser.open(page, 1280, 900);
        browser.choose("Show", "side");
        assertThat(browser.all("[data-view=maps] figcaption"))
                .extracting(WebElement::getText)
                .containsExactly(
                        "HAADF <b> (laid over the map, corner on corner)",
                        "overview (another field, not linked to the maps)");
        browser.picture("maps-side");
        browser.choose("Show", "elements");
        assertThat(browser.all(MAP + "[tabindex]")).hasSize(5);
        assertThat(browser.text("[data-view=maps] figcaption")).isEqualTo("O Kα1");
        browser.choose("Show", "rgb");
        browser.choose("Green", "4");
        browser.pointAt(browser.find(MAP), 0.5, 0.5);
        browser.picture("maps-rgb");
    }

    @Test
    void keysDoWhatThePointerDoes() {
        browser.open(page, 1280, 900);
        WebElement map = browser.find(MAP);
        browser.script("arguments[0].focus()", map);
        browser.keys(Keys.ARROW_RIGHT);
        String first = browser.text("[data-view=maps] .readout");
        assertThat(first).startsWith("Row 20, column 31:");
        browser.keys(Keys.ARROW_DOWN);
        assertThat(browser.text("[data-view=maps] .readout")).startsWith("Row 21, column 31:");
        browser.keys(Keys.ENTER);
        assertThat(browser.text(".spectrum-title")).startsWith("Selected region");
        browser.keys(Keys.ESCAPE);
        assertThat(browser.text(".spectrum-title")).startsWith("Sum of all pixels");
        browser.script("document.querySelector('.charts').focus()");
        browser.keys(Keys.ARROW_RIGHT);
        assertThat(browser.text("[data-view=spectra] .readout")).contains("keV, data");
        Object unnamed = browser.script(
                "return [...document.querySelectorAll('button, select, canvas[tabindex]')]"
                        + ".filter(one => !one.textContent.trim() && !one.getAttribute('aria-label') && !one.labels?.length).length");
        assertThat(unnamed).isEqualTo(0L);
    }

    @Test
    void spectraHaveScalesContributionsAndLines() throws IOException {
        browser.open(page, 1280, 900);
        for (String scale : List.of("linear", "root", "log")) {
            browser.choose("Scale", scale);
        }
        browser.press("Contributions");
        assertThat(browser.text("[data-view=spectra] .key")).contains("Mg", "continuum");
        browser.choose("Spectrum", "region-1");
        assertThat(browser.text(".spectrum-title")).startsWith("Region of phase 2 · χ²");
        browser.press("Fe");
        assertThat(browser.script("return document.querySelector('.chips [aria-pressed=false]').textContent"))
                .isEqualTo("Fe");
        browser.drag(browser.find(".charts .u-over"), new double[] {0.1, 0.5}, new double[] {0.3, 0.5});
        browser.picture("spectra-zoomed");
        browser.choose("Spectrum", "phase-0");
        assertThat(browser.all(".charts .uplot")).hasSize(1);
    }

    @Test
    void compositionsComeInAnyUnit() {
        browser.open(page, 1280, 900);
        assertThat(browser.text(".composition")).contains("± 0.30 ± 1.20", "[");
        browser.choose("Unit", "oxide");
        assertThat(browser.text(".composition")).contains("MgO", "SiO2", "FeO");
        assertThat(browser.all(".whisker")).isNotEmpty();
        assertThat(browser.text("[data-view=composition]")).contains("the line of a bar is two standard errors");
        browser.choose("Unit", "Si");
        assertThat(browser.text(".composition")).contains("Mg/Si");
    }

    @Test
    void thereAreADarkAndALightTheme() throws IOException {
        browser.open(page, 1280, 900);
        browser.click("#theme");
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        browser.picture("light-1280");
        browser.click("#theme");
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 23, 27)");
        browser.picture("dark-1280");
    }

    @Test
    void pointingAtAnElementTellsHowItsErrorsGoWithOthers() {
        browser.open(page, 1280, 900);
        browser.pointAt(browser.all(".composition td").get(0), 0.5, 0.5);
        assertThat(browser.text("[data-view=composition] .readout"))
                .startsWith("O in phase 1, correlation of counting errors with Mg −0.20")
                .contains("model errors with Mg −0.25");
        browser.click(".correlations summary");
        assertThat(browser.all(".correlations table")).hasSize(6);
        browser.choose("Unit", "wt");
        assertThat(browser.find("[data-view=composition] .readout").isDisplayed())
                .isFalse();
        assertThat(browser.text("[data-view=composition]")).contains("from those in at.% and their correlations");
    }

    @Test
    void anEnergyThatFitsBadlyIsShownInTheSpectrum() {
        browser.open(page, 1280, 900);
        browser.click(".show-energies");
        browser.keys(Keys.ARROW_RIGHT);
        String told = browser.text("[data-view=spectra] .readout");
        assertThat(told).contains("keV, data");
        assertThat(browser.script("return document.activeElement.className")).isEqualTo("charts");
    }

    @Test
    void examplesOfGoodAndBadLeadToWhatTheirWordsMean() {
        browser.open(page, 1280, 900);
        for (WebElement link : browser.all(".examples a")) {
            browser.show(link);
            link.click();
            assertThat(browser.text(":target").toLowerCase(Locale.ROOT)).startsWith(link.getText());
        }
        assertThat(browser.text(".words"))
                .contains("Valley", "describes the counts equally well")
                .doesNotContain("**");
    }

    @Test
    void howThePhasesWereFoundIsDrawn() {
        browser.open(page, 1280, 900);
        assertThat(browser.all(".nats-chart")).hasSize(2);
        assertThat(browser.all(".nats-chart circle.no")).hasSize(2);
        assertThat(browser.all(".valley-range")).hasSize(2);
        assertThat(browser.all(".trace-chart canvas")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"420, 900", "2560, 1440"})
    void nothingSticksOutOfTheWindow(int width, int height) throws IOException {
        browser.open(page, width, height);
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        browser.picture("width-" + width);
    }

    @Test
    void itIsPrinted() throws IOException {
        browser.open(page, 1280, 900);
        assertThat(browser.print("printed"))
                .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-");
    }

    @Test
    void onePhaseAndTwelveAreShown() throws IOException {
        for (int phases : new int[] {1, 12}) {
            ResultFixture result = ResultFixture.simulated(phases, 128, 128, 40);
            Path target = Files.createDirectory(folder.resolve("phases-" + phases));
            Path made = page(result, target, "map.hspy");
            assertThat(Files.size(made)).isLessThan(3 * MEGABYTE);
            browser.open(made, 1280, 900);
            browser.tellSecondsToShow();
            assertThat(browser.all(MAP + "[tabindex]")).hasSize(phases);
            browser.picture("phases-" + phases);
        }
    }

    @Test
    void aLargeMapIsOneSmallPage() throws IOException {
        ResultFixture result = ResultFixture.simulated(12, 1024, 1024, 4);
        Path target = Files.createDirectory(folder.resolve("large"));
        Path made = page(result, target, "large.hspy");
        assertThat(Files.size(made)).isLessThan(8 * MEGABYTE);
        browser.open(made, 1280, 900);
        browser.tellSecondsToShow();
        assertThat(browser.tabBytes()).isLessThan(MOST_BYTES);
        browser.pointAt(browser.find(MAP), 0.5, 0.5);
        assertThat(browser.text("[data-view=maps] .readout"))
                .containsPattern("^Row 5[01]\\d, column 5[01]\\d: Phase 1 0\\.");
        assertThat(browser.text("[data-view=maps]")).contains("each the mean of 2×2 pixels");
        assertThat(browser.text("[data-view=truth]")).containsPattern("each the mean of \\d×\\d pixels");
        browser.picture("large");
    }

    @Test
    void theTruthOfASimulationIsBesideWhatWasFound() throws IOException {
        ResultFixture result = ResultFixture.simulated(3, 40, 60, 60);
        browser.open(page(result, Files.createDirectory(folder.resolve("simulated")), "map.hspy"), 1280, 900);
        assertThat(browser.text(".verdict")).contains("Truth of the simulation", "3 of 4 phases found");
        assertThat(browser.text(".truth-grid")).contains("True <b>missed</b> & lost", "no phase was left");
        assertThat(browser.all("[data-view=truth] canvas")).hasSize(7);
        browser.pointAt(browser.find("[data-view=truth] canvas"), 0.31, 0.62);
        String told = browser.text("[data-view=truth] .readout");
        Matcher pixel = TRUE_PIXEL.matcher(told);
        assertThat(pixel.find()).as(told).isTrue();
        int row = Integer.parseInt(pixel.group(1));
        int column = Integer.parseInt(pixel.group(2));
        double truth = result.truth().abundances().get(0, result.shape().pixel(row, column));
        assertThat(Double.parseDouble(pixel.group(3))).isCloseTo(truth, within(SHOWN));
        assertThat(Double.parseDouble(pixel.group(4))).isCloseTo(result.abundance(2, row, column), within(SHOWN));
        assertThat(pixel.group(5)).isEqualTo("phase 3"); // the truth is in the reverse order

        assertThat(browser.all(".truth-mark")).hasSize(6);
        browser.choose("Spectrum", "phase-2");
        browser.press("True spectrum");
        browser.pointAt(browser.find(".charts .u-over"), 0.2, 0.5);
        Matcher channel = TRUE_CHANNEL.matcher(browser.text("[data-view=spectra] .readout"));
        assertThat(channel.find()).isTrue();
        int at = result.image().energy().nearestChannel(Double.parseDouble(channel.group(1)));
        assertShown(channel.group(2), Double.toString(result.truth().spectra().get(at, 0)));
        browser.click("#theme");
        browser.picture("truth-light-1280");
        browser.click("#theme");
        browser.picture("truth-dark-1280");
        browser.choose("Spectrum", "sum");
        assertThat(browser.all("button"))
                .filteredOn(WebElement::isDisplayed)
                .extracting(WebElement::getText)
                .doesNotContain("True spectrum");
    }

    @Test
    void theTruthFitsANarrowWindow() throws IOException {
        ResultFixture result = ResultFixture.simulated(3, 40, 60, 60);
        browser.open(page(result, Files.createDirectory(folder.resolve("narrow")), "map.hspy"), 420, 900);
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(420);
        browser.picture("truth-420");
    }

    @Test
    void fitsOfASimulationAreBesideItsTruth() throws IOException {
        Path first = Files.createDirectory(folder.resolve("true-first"));
        Path second = Files.createDirectory(folder.resolve("true-second"));
        for (Path fit : List.of(first, second)) {
            ResultFixture result = ResultFixture.simulated(3, 40, 60, 60);
            result.write(fit, "map.hspy");
            FormatCatalog.defaults().write(result.image(), fit.resolve("result.hspy"), WriteOptions.defaults());
        }
        browser.open(
                Report.write(List.of(first, second), Files.createDirectory(folder.resolve("true-both")), false),
                1280,
                900);
        assertThat(browser.text(".beside"))
                .contains("Mean map error (MAE)", "True mineral 1", "° from the truth)", "no phase matches");
        assertThat(browser.all("[data-view=beside] canvas")).hasSize(4 + 3 + 3);
        assertThat(browser.all("[data-view=beside] figcaption"))
                .extracting(WebElement::getText)
                .startsWith("True mineral 1", first + ": Phase 3", second + ": Phase 3");
        browser.picture("truth-beside");
    }

    @Test
    void severalFitsAreBesideEachOther() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        small.write(first, "map.hspy");
        new ResultFixture(2, 40, 60, 60).write(second, "map.hspy");
        browser.open(
                Report.write(List.of(first, second), Files.createDirectory(folder.resolve("both")), false), 1280, 900);
        assertThat(browser.all("[data-view=beside] canvas")).hasSize(5);
        assertThat(browser.text(".beside")).contains("(0.0° from the first)", "no phase matches");
        browser.script("const choice = document.getElementById('fit-choice'); choice.value = 'fit-1';"
                + " choice.dispatchEvent(new Event('change'))");
        browser.frames();
        browser.pointAt(browser.find("#fit-1 [data-view=maps] canvas"), 0.5, 0.5);
        assertThat(browser.text("#fit-1 [data-view=maps] .readout"))
                .contains("Phase 2")
                .doesNotContain("Phase 3");
        browser.picture("beside");
    }
}
