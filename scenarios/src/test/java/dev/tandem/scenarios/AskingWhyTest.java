package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.harness.Sandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hanna misses an email, is told why, lets it in, and is told why it is here. Her pages are German. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Why is this email here, or not here?")
class AskingWhyTest {

    private static final String PLACE = "Holm & Töchter Catering";
    private static final String HANNA = "hanna@holm-catering.example";
    private static final String GRETE = "grete@holzinger-feste.example";

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    AskingWhyTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void hannaIsConnected() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount(PLACE);
        agency.member(subAccount, HANNA, "Hanna Holm");
        agency.contact(subAccount, "Holzinger", GRETE, "");
        gmail.account(HANNA, "Hanna Holm");
        Desk.in(PLACE, agency.logIn(HANNA)).connect(HANNA);
    }

    @Test
    @DisplayName("R13, R80: held back, asked why, let in, asked why again, by keys; and the assignment goes back")
    void fromHeldBackToHere() {
        try (Visitor hanna = chromium.visitor(Visitor.Screen.DESK)) {
            TandemPages tandem = logIn(hanna);
            Page page = hanna.page();
            OutsideSmtp.deliver(
                    Letter.from("Grete Holzinger <" + GRETE + ">")
                            .to(HANNA)
                            .about("Sommerfest im Garten")
                            .saying("Haben Sie am 12. Juni Zeit?"),
                    gmail.smtpPort());
            Locator held = page.locator(".held-table tbody tr");
            page.waitForCondition(() -> {
                page.navigate(root + "/s/" + subAccount + "/held-back");
                return held.count() == 1;
            });
            assertThat(page.locator("#filters a[aria-current=true] .n")).hasText("1");
            assertThat(held).not().containsText("Sommerfest");
            hanna.picture("why-1-held-back");

            held.locator("td.why a").click();
            assertThat(page.locator(".verdict.held_back h3")).hasText("Nicht hier: zurückgehalten");
            assertThat(page.locator(".ch .decided .rule")).hasText("R13");
            hanna.picture("why-2-not-here");

            page.goBack();
            held.locator("input").check();
            page.locator("[data-held] .btn.main").click();
            assertThat(page.locator("#imported .alert.ok b")).hasText("1 von 1 E-Mail importiert.");
            assertThat(page.locator(".held .empty")).isVisible();
            String imported = page.url();
            hanna.picture("why-3-imported");

            page.navigate(root + "/s/" + subAccount + "/conversations?filter=all");
            tandem.awaitLive();
            tandem.row("Sommerfest").click();
            assertThat(tandem.messages().first()).containsText("12. Juni");
            page.keyboard().press("w");
            Locator drawer = page.locator("#why-drawer");
            assertThat(drawer.locator(".verdict.synced h3")).hasText("Synchronisiert zu Holzinger in " + PLACE);
            assertThat(drawer.locator(".ch .decided .rule")).hasText("R12");
            assertThat(drawer.locator(".ch .decided strong")).hasText("Das gab den Ausschlag.");
            hanna.picture("why-4-here");
            page.keyboard().press("Escape");
            assertThat(drawer).isHidden();

            page.navigate(imported);
            page.locator("#imported form button").click();
            assertThat(page.locator("#imported form")).hasCount(0);
            assertThat(page.locator("#imported")).containsText("Importiertes bleibt hier.");
            hanna.hadNothingToComplainAbout();
        }
    }

    @Test
    @DisplayName("R80: what would happen if, by the form alone, on a phone")
    void whatIf() {
        try (Visitor hanna = chromium.visitor(Visitor.Screen.PHONE)) {
            logIn(hanna);
            Page page = hanna.page();
            page.navigate(root + "/s/" + subAccount + "/settings/email-check");
            page.locator("#if-from").fill("niemand");
            page.locator(".what-if .btn.main").click();
            assertThat(page.locator("#error-from")).isVisible();

            page.locator("#if-from").fill("niemand@post.example");
            page.locator(".what-if .btn.main").click();
            assertThat(page.locator(".if-row summary .rule")).hasText("R14");
            page.locator(".if-row summary").click();
            assertThat(page.locator(".if-row .ch .decided .rule")).hasText("R14");
            hanna.fitsTheScreen();
            hanna.picture("why-5-what-if");

            page.locator(".what-if [name=swap]").click();
            assertThat(page.locator("#if-from")).hasValue(HANNA);
            assertThat(page.locator("#if-to")).hasValue("niemand@post.example");
            page.navigate(root + "/s/" + subAccount + "/held-back");
            hanna.fitsTheScreen();
            hanna.hadNothingToComplainAbout();
        }
    }

    private TandemPages logIn(Visitor visitor) {
        TandemPages tandem = new TandemPages(visitor.page(), root);
        tandem.logIn(HANNA, Agency.PASSWORD);
        tandem.awaitLive();
        return tandem;
    }
}
