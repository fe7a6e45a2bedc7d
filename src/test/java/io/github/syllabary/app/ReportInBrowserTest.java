package io.github.syllabary.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report as readers have it: opened in Chromium, clicked, sorted, played, on a phone, in the dark and on paper. */
@TestInstance(Lifecycle.PER_CLASS)
class ReportInBrowserTest {
    private static final int PHONE = 360;

    private Path folder;
    private Chromium browser;
    private final List<Path> pages = new ArrayList<>();

    @BeforeAll
    void write() throws Exception {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "no Chromium on the PATH; Debian's package is chromium");
        folder = Files.createTempDirectory("report-in-browser");
        List<Path> models = List.of(folder.resolve("first.onnx"), folder.resolve("second.onnx"));
        for (int i = 0; i < models.size(); i++)
            run("train", "corpus", "--recipe", "mel-10k", "--epochs", 1 + i, "--seed", i, "--out", models.get(i));
        report("two", models.get(0), models.get(1), "corpus", "--robustness");
        String corpora = System.getenv("SYLLABARY_CORPORA");
        // people whom the model never heard: the test part of the corpus
        if (corpora != null) report("arabic", "arabic-commands", Path.of(corpora, "arabic-commands"));
        Path profile = Files.createDirectory(folder.resolve("profile"));
        browser = Chromium.start(program.get(), profile);
    }

    private void report(String name, Object... arguments) {
        Path to = folder.resolve(name);
        List<Object> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--report", to));
        run(all.toArray());
        pages.add(to.resolve("index.html"));
    }

    private static void run(Object... arguments) {
        Cli.Run run = Cli.run(arguments);
        assertEquals(0, run.exit(), run.toString());
    }

    @AfterAll
    void close() throws Exception {
        if (browser != null) browser.close();
        if (folder == null) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList())
                p.toFile().delete();
        }
    }

    List<Path> pages() {
        return pages;
    }

    private void open(Path page) throws Exception {
        browser.screen(1280, 900, false);
        browser.media("screen", "light");
        browser.open(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void loadsNothingAndComplainsOfNothing(Path page) throws Exception {
        open(page);
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertEquals(
                0,
                browser.ask("Array.from(document.images).filter(i => !(i.complete && i.naturalWidth > 0)).length")
                        .getAsInt());
        assertTrue(browser.requests.contains(page.toUri().toString()), browser.requests.toString());
        for (String address : browser.requests)
            assertTrue(address.equals(page.toUri().toString()) || address.startsWith("data:"), address);
        assertEquals(List.of(), browser.complaints);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToItsPlace(Path page) throws Exception {
        open(page);
        int links = browser.ask("document.links.length").getAsInt();
        assertTrue(links >= 7, links + " links");
        for (int i = 0; i < links; i++) {
            String link = "document.links[" + i + "]";
            browser.ask("document.documentElement.style.scrollBehavior = 'auto'; " + link + ".click()");
            // at the top, or as near as the end of the page lets it come
            Chromium.await("link " + i, () -> browser.ask("(() => { const r = document.querySelector(" + link
                            + ".hash).getBoundingClientRect(); const end = innerHeight + scrollY >= "
                            + "document.documentElement.scrollHeight - 2;"
                            + "return location.hash === " + link
                            + ".hash && r.top > -2 && (r.top < 60 || end && r.top < innerHeight); })()")
                    .getAsBoolean());
        }
        assertEquals(List.of(), browser.complaints);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyColumnSortsBothWays(Path page) throws Exception {
        open(page);
        int tables = browser.ask("document.querySelectorAll('table.sortable').length")
                .getAsInt();
        assertTrue(tables >= 5, tables + " tables");
        for (int t = 0; t < tables; t++) {
            String table = "document.querySelectorAll('table.sortable')[" + t + "]";
            int columns = browser.ask(table + ".tHead.rows[0].cells.length").getAsInt();
            for (int c = 0; c < columns; c++) {
                String header = table + ".tHead.rows[0].cells[" + c + "]";
                List<String> before = column(table, c);
                boolean numbers =
                        browser.ask(header + ".classList.contains('n')").getAsBoolean();
                browser.ask(header + ".querySelector('button').click()");
                List<String> once = column(table, c);
                String direction =
                        browser.ask(header + ".getAttribute('aria-sort')").getAsString();
                assertEquals(numbers ? "descending" : "ascending", direction);
                if (numbers) assertSorted(once, -1);
                browser.ask(header + ".querySelector('button').click()");
                List<String> twice = column(table, c);
                if (numbers) assertSorted(twice, 1);
                assertEquals(
                        before.stream().sorted().toList(),
                        once.stream().sorted().toList());
                assertEquals(
                        before.stream().sorted().toList(),
                        twice.stream().sorted().toList());
                // equal ones keep their places, so that only those that differ change over
                if (before.stream().distinct().count() == before.size() && before.size() > 1)
                    assertTrue(!once.equals(twice), once.toString());
            }
        }
        assertEquals(List.of(), browser.complaints);
    }

    private List<String> column(String table, int c) throws Exception {
        return browser
                .ask("Array.from(" + table + ".tBodies[0].rows).map(r => r.cells[" + c + "].textContent.trim())")
                .getAsJsonArray()
                .asList()
                .stream()
                .map(e -> e.getAsString())
                .toList();
    }

    /** What has no number, a dash, stands last both ways. */
    private static void assertSorted(List<String> cells, int sign) {
        List<Double> numbers = cells.stream()
                .filter(c -> c.matches("[-−]?[0-9].*"))
                .map(c -> Double.parseDouble(c.replace('−', '-').replaceFirst("[^-0-9.e].*", "")))
                .toList();
        assertTrue(cells.stream().limit(numbers.size()).allMatch(c -> c.matches("[-−]?[0-9].*")), cells.toString());
        for (int i = 1; i < numbers.size(); i++)
            assertTrue(sign * numbers.get(i - 1) <= sign * numbers.get(i), cells.toString());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theMatrixIsArrangedAlongItsDiagonal(Path page) throws Exception {
        open(page);
        int orders = browser.ask("document.querySelector('select.order').options.length")
                .getAsInt();
        assertTrue(orders >= 2, orders + " orders");
        List<String> cells = null;
        for (int o = 0; o < orders; o++) {
            browser.ask("(() => { const s = document.querySelector('select.order'); s.selectedIndex = " + o
                    + "; s.dispatchEvent(new Event('change')); })()");
            String matrix = "document.querySelector('table.matrix')";
            String heads = browser.ask(
                            "Array.from(" + matrix + ".tHead.rows[0].cells).slice(1).map(c => c.textContent).join()")
                    .getAsString();
            String rows = browser.ask(
                            "Array.from(" + matrix + ".tBodies[0].rows).map(r => r.cells[0].textContent).join()")
                    .getAsString();
            assertEquals(heads, rows);
            List<String> now = browser
                    .ask("Array.from(" + matrix + ".tBodies[0].rows).flatMap(r => Array.from(r.cells).slice(1).map("
                            + "(c, i) => r.cells[0].textContent + '>' + " + matrix
                            + ".tHead.rows[0].cells[i + 1].textContent + '=' + c.textContent)).sort()")
                    .getAsJsonArray()
                    .asList()
                    .stream()
                    .map(e -> e.getAsString())
                    .toList();
            if (cells != null) assertEquals(cells, now); // moved, not changed
            cells = now;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mistakesPlay(Path page) throws Exception {
        open(page);
        int sounds = browser.ask("document.querySelectorAll('audio').length").getAsInt();
        assertTrue(sounds >= 4, sounds + " sounds");
        for (int i = 0; i < 4; i++) {
            String audio = "document.querySelectorAll('audio')[" + i + "]";
            browser.ask(audio + ".loop = true; " + audio + ".play()");
            Chromium.await("sound " + i, () -> browser.ask(audio
                            + ".readyState === HTMLMediaElement.HAVE_ENOUGH_DATA && " + audio + ".currentTime > 0.1")
                    .getAsBoolean());
            double seconds = browser.ask(audio + ".duration").getAsDouble();
            String said = browser.ask(audio + ".closest('figure').textContent").getAsString();
            assertTrue(said.contains("%.2f s".formatted(seconds)), said + " plays for " + seconds + " s");
            assertEquals(
                    1,
                    browser.ask("Array.from(document.querySelectorAll('audio')).filter(a => !a.paused).length")
                            .getAsInt(),
                    "one at a time");
        }
        assertEquals(List.of(), browser.complaints);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsScreensFromAPhoneUp(Path page) throws Exception {
        open(page);
        for (int width : new int[] {1280, 768, PHONE}) {
            browser.screen(width, 780, width == PHONE);
            browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertEquals(
                    width,
                    browser.ask("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
                            .getAsInt(),
                    "something sticks out at " + width);
        }
        // what is tapped is not too small for a finger, nor text for eyes
        assertTrue(browser.ask("parseFloat(getComputedStyle(document.body).fontSize)")
                        .getAsDouble()
                >= 16);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void textStandsOutInLightAndDark(Path page) throws Exception {
        open(page);
        List<Double> grounds = new ArrayList<>();
        for (String scheme : List.of("light", "dark")) {
            browser.media("screen", scheme);
            grounds.add(browser.ask(LUMINANCE + "luminance(getComputedStyle(document.body).backgroundColor)")
                    .getAsDouble());
            // WCAG 2.2, 1.4.3
            for (String what : List.of("p", "td", "dt", ".note", "nav a", "caption")) {
                double contrast = browser.ask(LUMINANCE + "(() => { const e = document.querySelector('" + what + "');"
                                + "let g = e; while (g.parentElement && getComputedStyle(g).backgroundColor === 'rgba(0, 0, 0, 0)')"
                                + " g = g.parentElement;"
                                + "const a = luminance(getComputedStyle(e).color), b = luminance(getComputedStyle(g).backgroundColor);"
                                + "return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); })()")
                        .getAsDouble();
                assertTrue(contrast >= 4.5, what + " in the " + scheme + ": contrast " + contrast);
            }
        }
        assertTrue(grounds.get(0) > 0.9 && grounds.get(1) < 0.1, grounds.toString());
    }

    private static final String LUMINANCE = "var luminance = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3)"
            + ".map(x => x / 255).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);"
            + " return 0.2126 * r + 0.7152 * g + 0.0722 * b; };";

    @ParameterizedTest
    @MethodSource("pages")
    void paperHasNoControlsAndIsNeverDark(Path page) throws Exception {
        open(page);
        browser.media("print", "dark");
        assertTrue(browser.ask(LUMINANCE + "luminance(getComputedStyle(document.body).backgroundColor)")
                        .getAsDouble()
                > 0.9);
        for (String control : List.of("nav", "audio", "select.order"))
            assertEquals(
                    "none",
                    browser.ask("getComputedStyle(document.querySelector('" + control + "')).display")
                            .getAsString());
        byte[] pdf = Base64.getDecoder().decode(browser.pdf());
        assertTrue(new String(pdf, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-"));
        assertEquals(
                0,
                browser.ask("document.querySelectorAll('details:not([open])').length")
                        .getAsInt(),
                "folded away");
    }
}
