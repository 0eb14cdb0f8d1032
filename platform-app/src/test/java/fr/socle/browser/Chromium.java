package fr.socle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A Chromium of this machine, driven by Playwright without downloading anything.
class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/snap/bin",
            "/opt/google/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS",
            "/Applications/Chromium.app/Contents/MacOS");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();
    private String baseUrl = "";

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Optional<Path> executable() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL_PLACES.stream())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium launch() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions()
                .setExecutablePath(executable().orElseThrow())
                .setHeadless(true)
                .setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    void visits(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    Visitor visitor() {
        return visitor(screen(1280, 900));
    }

    /// The narrowest screen a page must fit on (WCAG 1.4.10).
    Visitor onANarrowScreen() {
        return visitor(screen(320, 640));
    }

    Visitor withoutScripts() {
        return visitor(screen(1280, 900).setJavaScriptEnabled(false));
    }

    Visitor inTheDark() {
        return visitor(screen(1280, 900).setColorScheme(ColorScheme.DARK));
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        var visitor = new Visitor(browser.newContext(options.setBaseURL(baseUrl)));
        visitors.add(visitor);
        return visitor;
    }

    private static Browser.NewContextOptions screen(int width, int height) {
        return new Browser.NewContextOptions().setLocale("fr-FR").setViewportSize(width, height);
    }

    void sendVisitorsHome() {
        var left = List.copyOf(visitors);
        visitors.clear();
        left.forEach(Visitor::close);
        left.forEach(Visitor::mustHaveMetNoProblem);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
