package dev.tandem.scenarios.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed Chromium or Chrome; where there is none, Playwright fetches its own. */
public final class Chromium implements AutoCloseable {

    /** Nothing but our pages: no updates, no sync, no first-run pages. The sandbox of Chromium needs rights that containers lack. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it without a window. */
    public static Chromium start() {
        Playwright playwright = Playwright.create();
        LaunchOptions options = new LaunchOptions().setHeadless(true).setArgs(FLAGS);
        installed().ifPresent(options::setExecutablePath);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** Somebody sits down in front of it: no cookies of anybody else. */
    public Visitor visitor(Visitor.Screen screen) {
        return Visitor.in(browser, screen);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.concat(Optional.ofNullable(System.getenv("TANDEM_BROWSER")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
