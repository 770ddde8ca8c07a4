package org.esmpy.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, without a window, for tests of the page. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Where screenshots are kept for people to look at. */
    static final Path PICTURES = Path.of("target", "screenshots");

    /** Held, lest its level be lost: it warns of each browser that is newer than Selenium. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private static final Logger LOG = Logger.getLogger(Browser.class.getName());

    /** Frames until a page must be there: minutes, on a machine that is busy with other things. */
    private static final int MOST_TRIES = 600;

    /** Of a machine that is busy with other things, too. */
    private static final Duration LONGEST_SCRIPT = Duration.ofMinutes(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; skips the test where it is not installed. */
    static Browser start() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no /usr/bin/chromium and /usr/bin/chromedriver (apt-get install chromium chromium-driver): the page is not"
                        + " tried in a browser");
        DEVTOOLS.setLevel(Level.SEVERE);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--force-color-profile=srgb");
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        Files.createDirectories(PICTURES);
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(LONGEST_SCRIPT);
        return new Browser(driver);
    }

    /** Opens a page and waits until its first fit is shown. */
    void open(Path page, int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.get(page.toUri().toString());
        waitFor("return !!document.documentElement.dataset.ready");
        frames();
    }

    /** Logs the time from the start of loading until the first fit was shown; how fast a machine is, is no fault of the page. */
    void tellSecondsToShow() {
        Object milliseconds = script("return performance.getEntriesByName('shown')[0].startTime");
        LOG.info("shown after " + ((Number) milliseconds).doubleValue() / 1e3 + " s");
    }

    /**
     * Memory of the tab, bytes: what its process has alone, and its part of what processes of the browser share; the
     * largest of those that we started.
     */
    long tabBytes() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        long bytes = ProcessHandle.current()
                .descendants()
                .mapToLong(Browser::rendererBytes)
                .max()
                .orElseThrow();
        LOG.info("the tab holds " + bytes + " bytes");
        return bytes;
    }

    /** Of a process that shows pages, 0 of others and of those that ended. */
    private static long rendererBytes(ProcessHandle process) {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (!Files.readString(facts.resolve("cmdline")).contains("--type=renderer")) {
                return 0;
            }
            return Files.readAllLines(facts.resolve("smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private void waitFor(String condition) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (Boolean.TRUE.equals(script(condition))) {
                return;
            }
            frames();
        }
        throw new AssertionError("never true: " + condition + "; the console says " + complaints());
    }

    /** Lets what was asked for be drawn. */
    void frames() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))");
    }

    Object script(String text, Object... arguments) {
        return driver.executeScript(text, arguments);
    }

    String text(String selector) {
        return find(selector).getText();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
        frames();
    }

    /** A button by its words. */
    void press(String words) {
        for (WebElement button : all("button")) {
            if (button.isDisplayed() && button.getText().equals(words)) {
                button.click();
                frames();
                return;
            }
        }
        throw new AssertionError("no button '" + words + "'");
    }

    void choose(String label, String value) {
        script(
                "for (const label of document.querySelectorAll('label.choice')) {"
                        + " if (label.firstChild.textContent === arguments[0]) {"
                        + "  const select = label.querySelector('select'); select.value = arguments[1];"
                        + "  select.dispatchEvent(new Event('change')); } }",
                label,
                value);
        frames();
    }

    /** Moves the pointer to a share of the width and height of an element. */
    void pointAt(WebElement element, double x, double y) {
        show(element);
        Dimension size = element.getSize();
        new Actions(driver)
                .moveToElement(element, (int) ((x - 0.5) * size.getWidth()), (int) ((y - 0.5) * size.getHeight()))
                .perform();
        frames();
    }

    void drag(WebElement element, double[] from, double[] to) {
        pointAt(element, from[0], from[1]);
        Dimension size = element.getSize();
        new Actions(driver)
                .clickAndHold()
                .moveByOffset((int) ((to[0] - from[0]) * size.getWidth() / 2), (int)
                        ((to[1] - from[1]) * size.getHeight() / 2))
                .moveByOffset((int) ((to[0] - from[0]) * size.getWidth() / 2), (int)
                        ((to[1] - from[1]) * size.getHeight() / 2))
                .release()
                .perform();
        frames();
    }

    void show(WebElement element) {
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        frames();
    }

    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        frames();
    }

    /** What the console has said since it was asked last, without notes. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps a picture of the whole page. */
    void picture(String name) throws IOException {
        Object height = script("return document.documentElement.scrollHeight");
        Object width = script("return innerWidth");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
    }

    /** Keeps the page as it is printed on A4 and returns the file. */
    Path print(String name) throws IOException {
        Map<String, Object> printed = driver.executeCdpCommand(
                "Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", true));
        return Files.write(
                PICTURES.resolve(name + ".pdf"), OutputType.BYTES.convertFromBase64Png((String) printed.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
