package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.Received;
import dev.tandem.scenarios.harness.Sandbox;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kim tells all customers at once, and one of them answers. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("R41: a campaign from its first word to the first answer, before the eyes of a person")
class CampaignWalkTest {

    private static final String PLACE = "Ofenbau Winter";
    private static final String KIM = "kim@ofen-winter.example";
    private static final String RITA = "rita@berghof-sonne.example";
    private static final String OLAF = "olaf@talmuehle.example";
    private static final double SENT_MAX_MILLIS = 30_000;

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    CampaignWalkTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void kimHasCustomers() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount(PLACE);
        String kim = agency.member(subAccount, KIM, "Kim Winter");
        agency.contact(subAccount, "Sonne", RITA, kim);
        agency.contact(subAccount, "Mühle", OLAF, kim);
    }

    @Test
    @DisplayName(
            "it is written, looked at, started, reported; an answer stands in the conversation without any mailbox, and who unsubscribes gets no more")
    void fromFirstToLast() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(KIM, Agency.PASSWORD);
            page.navigate(root + "/s/" + subAccount + "/contacts");
            page.locator("input[name=contact]").first().check();
            page.locator("input[name=contact]").last().check();
            page.locator("button[formaction$='/campaigns/to']").click();
            page.locator("#name").fill("Wartung");
            page.locator("#subject").fill("Wartung im Dezember, {{contact.lastName}}");
            page.locator("#text").fill("Liebe Kundin, lieber Kunde {{contact.lastName}}, wir kommen im Dezember.");
            page.locator("form.card button").first().click();
            assertThat(page.locator(".mail-preview b")).hasText("Wartung im Dezember, Sonne");
            visitor.picture("campaign-1-draft");
            page.locator("button.main[commandfor=start]").click();
            page.locator("#start button.main").click();
            Locator sent = page.locator("#report tbody .badge.ok");
            assertThat(sent).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(SENT_MAX_MILLIS));
            visitor.picture("campaign-2-report");

            await("the email is with Rita")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> gmail.inboxOf(RITA).size() == 1);
            Received got = gmail.inboxOf(RITA).getFirst();
            Assertions.assertThat(got.subject()).isEqualTo("Wartung im Dezember, Sonne");
            Assertions.assertThat(got.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

            page.navigate(root + "/s/" + subAccount + "/conversations?filter=all");
            tandem.awaitLive();
            gmail.outsideSends(Letter.from("Rita Sonne <" + RITA + ">")
                    .to(got.header("Reply-To"))
                    .about("Re: Wartung im Dezember")
                    .saying("Am besten am 8. Dezember."));
            Locator row = tandem.row("Am besten am 8. Dezember.");
            assertThat(row).isVisible();
            row.click();
            assertThat(tandem.messages()).hasCount(2);
            visitor.picture("campaign-3-answer");

            page.navigate(got.header("List-Unsubscribe").replaceAll("[<>]", ""));
            page.locator("form button.main").click();
            page.navigate(root + "/s/" + subAccount + "/campaigns");
            assertThat(page.locator("#campaign-rows tr")).hasCount(1);
            visitor.hadNothingToComplainAbout();
        }
    }
}
