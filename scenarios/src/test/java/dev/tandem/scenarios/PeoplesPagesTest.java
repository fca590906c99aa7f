package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.harness.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same pages, seen by different people. */
@ExtendWith({InSandbox.class, InBrowser.class})
@DisplayName("People")
class PeoplesPagesTest {

    private final String root;
    private final Chromium chromium;

    PeoplesPagesTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        this.chromium = chromium;
    }

    @Test
    @DisplayName("Timo reads German")
    void germanReadsGerman() {
        try (Visitor timo = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = timo.page();
            new TandemPages(page, root).logIn("timo@nordlicht.example", "nordlicht");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.locator("nav.mainnav")).containsText("Konversationen");
            timo.picture("german-1-conversations");
            page.locator("nav.mainnav a").last().click();
            assertThat(page.locator("#connection h2").first()).hasText("E-Mail (2-Wege-Sync)");
            assertThat(page.locator("form.connect button")).hasText("Verbinden");
            timo.picture("german-2-settings");
            timo.hadNothingToComplainAbout();
        }
    }

    @Test
    @DisplayName(
            "R03: Nora is no member: no profile for her, but she may log in as Ben, and a bar says so on every page")
    void agencyAdminLogsInAsUser() {
        try (Visitor nora = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = nora.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn("nora@nordlicht.example", "nordlicht");
            tandem.goTo("Settings");
            assertThat(page.locator("main h1")).hasText("Members");
            assertThat(page.locator(".settings > nav")).not().containsText("My profile");
            page.navigate(page.url().replace("/members", "/profile"));
            assertThat(page.locator("main h1")).hasText("No profile here");
            nora.picture("impersonation-1-no-profile");
            page.locator("main .btn.main").click();
            page.locator("button[aria-label='Log in as Ben Arnold']").click();

            Locator bar = page.locator(".strip.impersonation");
            assertThat(bar).containsText("Logged in as Ben Arnold.");
            assertThat(bar).containsText("Nora Lindqvist for Ben Arnold");
            assertThat(page.locator("#connection h2").first()).hasText("Email (2-way sync)");
            nora.picture("impersonation-2-profile");
            tandem.openConversations();
            assertThat(bar).isVisible();

            bar.locator("button").click();
            assertThat(bar).hasCount(0);
            assertThat(page.locator("main h1")).hasText("Members");
            nora.hadNothingToComplainAbout();
        }
    }
}
