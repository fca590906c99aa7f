package dev.tandem.scenarios.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.tandem.scenarios.harness.Workplace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One person in front of a browser of their own, with everything that the console complains about. */
public final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(BrowserContext context) {
        this.context = context;
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("script: " + error.error()));
        this.page = context.newPage();
    }

    static Visitor in(Browser browser, Screen screen) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        return new Visitor(context);
    }

    /** The page in front of them. */
    public Page page() {
        return page;
    }

    /** Another page in the same browser, with the same cookies. */
    public Page newPage() {
        return context.newPage();
    }

    /** A picture under {@code target/screenshots}. */
    public void picture(String name) {
        picture(page, name);
    }

    /** A picture of any page. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL) // hiding it would put a style of the tool's own into the page
                .setPath(Workplace.folder("screenshots").resolve(name + ".png")));
    }

    /** Fails if the console had anything to complain about: errors of scripts, refused resources, broken policies. */
    public void hadNothingToComplainAbout() {
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    /** Fails if something reaches out of the screen to the right. */
    public void fitsTheScreen() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits the width of the screen", page.url())
                .isEqualTo(true);
    }

    @Override
    public void close() {
        context.close();
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }

    /** How much of the page is seen at once, in CSS pixels. */
    public enum Screen {
        DESK(1440, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }
}
