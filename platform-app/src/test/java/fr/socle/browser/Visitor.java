package fr.socle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody in front of a page: their own session, and an eye on what goes wrong behind it.
class Visitor {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final AxeRunOptions VIOLATIONS_ONLY = new AxeRunOptions();

    static {
        VIOLATIONS_ONLY.setResultTypes(List.of("violations"));
    }

    private final BrowserContext session;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    Visitor(BrowserContext session) {
        this.session = session;
        this.page = session.newPage();
        session.setDefaultTimeout(15_000);
        page.onPageError(error -> problems.add("script: " + error));
        page.onResponse(this::look);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                problems.add("policy: " + message.text());
            }
        });
    }

    private void look(Response response) {
        if (response.status() >= 400 && !response.request().resourceType().equals("document")) {
            problems.add(response.status() + " " + response.url());
        }
    }

    Page page() {
        return page;
    }

    Visitor opens(String path) {
        page.navigate(path);
        return this;
    }

    Visitor follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return this;
    }

    Visitor presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return this;
    }

    Visitor fills(String label, String value) {
        page.getByLabel(label).first().fill(value);
        return this;
    }

    Visitor chooses(String label, String option) {
        page.getByLabel(label).first().selectOption(new SelectOption().setLabel(option));
        return this;
    }

    /// The same person, looking at another page meanwhile.
    Visitor inAnotherWindow() {
        return new Visitor(session);
    }

    /// What the same person would download from here.
    byte[] downloads(String link) {
        var target = page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .getAttribute("href");
        var answer = session.request().get(target);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    Locator heading() {
        return page.locator("h1");
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /// Keeps the page for human eyes; a message without words would show as `??key??`.
    Visitor photographs(String name) {
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /// Every rule of axe, best practices included. Our pages hold no frame, so that its quick way suffices.
    Visitor findsThePageAccessible() {
        var violations = new AxeBuilder(page)
                .options(VIOLATIONS_ONLY).setLegacyMode(true).analyze().getViolations().stream()
                        .map(it -> it.getId() + ": "
                                + it.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(violations).as("axe on %s", page.url()).isEmpty();
        return this;
    }

    Visitor neverScrollsSideways() {
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("pixels too wide on %s", page.url()).isEqualTo(0);
        return this;
    }

    void mustHaveMetNoProblem() {
        assertThat(problems).isEmpty();
    }

    void close() {
        session.close();
    }
}
