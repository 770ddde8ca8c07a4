package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser: people who see little, or use it by keyboard or by ear, are kept from nothing. */
@Tag("browser")
class ReportAccessBrowserTest {
    /** What WCAG 2.2 asks of text at level AA. */
    private static final double CONTRAST = 4.5;

    private static final double BLACK_ON_WHITE = 21;

    /** All rules of axe, each fault with the places where it is. */
    private static final String FAULTS = """
            return axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.map((fault) =>
              `${fault.id}: ${fault.help}: ${fault.nodes.map((node) => node.target.join(" ")).join(", ")}`))
            """;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path one;
    private static Path two;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        ResultFixture result = ResultFixture.simulated(3, 40, 60, 60);
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        result.write(first, "map.hspy");
        new ResultFixture(2, 40, 60, 60).write(second, "map.hspy");
        one = Report.write(first, result.image(), first);
        two = Report.write(List.of(first, second), Files.createDirectory(folder.resolve("both")), false);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(Path page, String theme, int width) {
        browser.open(page, width, 900);
        browser.script(
                "document.documentElement.dataset.theme = arguments[0];"
                        + " document.querySelectorAll('details').forEach(one => { one.open = true; })",
                theme);
        browser.press("Contributions");
        browser.press("Fe");
        browser.frames();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsTellableFromWhatIsBehindIt(String theme) throws IOException {
        open(one, theme, 1280);
        String tried = resource("contrast.js");
        assertThat((List<?>) browser.script(tried, BLACK_ON_WHITE + 1)).isNotEmpty(); // it looks at texts
        assertThat((List<?>) browser.script(tried, CONTRAST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 420"})
    void axeFindsNoFault(String theme, int width) throws IOException {
        for (Path page : List.of(one, two)) {
            open(page, theme, width);
            browser.script(resource("/axe.min.js"));
            assertThat((List<?>) browser.script(FAULTS)).as(page.toString()).isEmpty();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportAccessBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
