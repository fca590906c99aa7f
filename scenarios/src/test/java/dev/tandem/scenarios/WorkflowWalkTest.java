package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** Kim lets offers be followed up, and a customer answers. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("R42: a workflow from its first step to the answer that ends a run, before the eyes of a person")
class WorkflowWalkTest {

    private static final String KIM = "kim@dach-winter.example";
    private static final String RITA = "rita@scheune-nord.example";
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    WorkflowWalkTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void kimHasACustomer() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount("Dachbau Winter");
        agency.contact(subAccount, "Nord", RITA, agency.member(subAccount, KIM, "Kim Winter"));
    }

    @Test
    @DisplayName(
            "it is written step by step, saved, switched on; a tag starts it, an email leaves, and an answer ends the run")
    void fromFirstToLast() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(KIM, Agency.PASSWORD);
            page.navigate(root + "/s/" + subAccount + "/workflows");
            page.locator("button[data-new]").click();
            page.locator("#type").selectOption("CONTACT_TAG_ADDED");
            page.locator("#tag").fill("Angebot offen");
            page.locator("#edit .btn").click();
            assertThat(page.locator(".flow-card").first()).containsText("Angebot offen");
            add(page, 1, "SEND_EMAIL");
            page.locator(".page-head button.main").click();
            assertThat(page.locator(".field-error")).hasCount(2);
            page.locator("#subject").fill("Fragen zum Angebot, {{contact.lastName}}?");
            page.locator("#text").fill("Guten Tag {{contact.lastName}}, dürfen wir etwas erklären?");
            page.locator("#edit .btn").last().click();
            add(page, 2, "WAIT");
            page.locator("#days").fill("5");
            page.locator(".page-head button.main").click();
            assertThat(page.locator(".alert.ok")).isVisible();
            visitor.picture("workflow-1-saved");
            page.locator(".page-head form[action$='/switch'] button").click();
            assertThat(page.locator(".page-head .badge.ok")).isVisible();

            page.navigate(root + "/s/" + subAccount + "/contacts");
            page.locator("input[name=contact]").first().check();
            page.locator(".pick-bar input[name=tag]").fill("Angebot offen");
            page.locator("button[formaction$='/bulk/tags']").click();
            await("the email is with Rita")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> gmail.inboxOf(RITA).size() == 1);
            Received got = gmail.inboxOf(RITA).getFirst();
            Assertions.assertThat(got.subject()).isEqualTo("Fragen zum Angebot, Nord?");
            Assertions.assertThat(got.header("Auto-Submitted")).isEqualTo("auto-generated");

            page.navigate(root + "/s/" + subAccount + "/workflows");
            page.locator("tbody a.name").click();
            assertThat(page.locator(".run-list li")).hasCount(1);
            page.locator(".run-list a").click();
            visitor.picture("workflow-2-run");
            gmail.outsideSends(Letter.from("Rita Nord <" + RITA + ">")
                    .to(got.header("Reply-To"))
                    .about("Re: Fragen zum Angebot")
                    .saying("Danke, alles klar."));
            assertThat(page.locator("#run .badge")).containsText("Beendet: der Kontakt hat geantwortet", SOON);
            visitor.picture("workflow-3-ended");
            visitor.hadNothingToComplainAbout();
        }
    }

    private static void add(Page page, int behind, String kind) {
        page.locator(".flow > li:nth-child(" + behind + ") .flow-add summary").click();
        page.locator(".flow > li:nth-child(" + behind + ") .flow-add button[value=" + kind + "]")
                .click();
    }
}
