package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.harness.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lea works through an email by keys; her Gmail is told, and tells. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("R19: what is read, starred, archived or thrown away travels both ways, before the eyes of a person")
class MarksTravelTest {

    private static final String PLACE = "Malerbetrieb Lichtblau";
    private static final String LEA = "lea@lichtblau.example";
    private static final String OTTO = "otto@hausbau-falk.example";
    private static final String SUBJECT = "Fassade im Mai";

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    MarksTravelTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void leaIsConnected() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount(PLACE);
        String lea = agency.member(subAccount, LEA, "Lea Kern");
        agency.contact(subAccount, "Falk", OTTO, lea);
        gmail.account(LEA, "Lea Kern");
        Desk.in(PLACE, agency.logIn(LEA)).connect(LEA);
    }

    @Test
    @DisplayName(
            "R19: opening reads it, S stars it, E is done with it, # throws it away; Gmail's own changes come back without a reload")
    void bothWays() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(LEA, Agency.PASSWORD);
            tandem.awaitLive();
            OutsideSmtp.deliver(
                    Letter.from("Otto Falk <" + OTTO + ">")
                            .to(LEA)
                            .about(SUBJECT)
                            .saying("Wann passt es Ihnen?"),
                    gmail.smtpPort());
            Locator row = tandem.row(SUBJECT);
            assertThat(row.locator(".dot")).isVisible();

            row.click();
            assertThat(tandem.messages()).hasCount(1);
            gmailHas(Set.of("INBOX"), Set.of("UNREAD", "STARRED"));

            page.keyboard().press("s");
            gmailHas(Set.of("INBOX", "STARRED"), Set.of("UNREAD"));
            assertThat(page.locator("#star")).hasAttribute("aria-pressed", "true");
            tandem.awaitLive();
            page.evaluate("window.neverReloaded = true");

            gmail.ownerLabels(LEA, copy().id(), List.of("UNREAD"), List.of("STARRED"));
            assertThat(row.locator(".dot")).isVisible();
            assertThat(page.locator("#star")).hasAttribute("aria-pressed", "false");
            Assertions.assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
            visitor.picture("marks-1-unread-in-gmail");

            page.keyboard().press("e");
            gmailHas(Set.of(), Set.of("INBOX", "UNREAD", "TRASH"));
            assertThat(row).hasCount(0);

            page.navigate(root + "/s/" + subAccount + "/conversations?filter=archived");
            tandem.awaitLive();
            row.click();
            assertThat(tandem.messages()).hasCount(1);
            page.keyboard().press("#");
            gmailHas(Set.of("TRASH"), Set.of("INBOX"));

            visitor.hadNothingToComplainAbout();
        }
    }

    private void gmailHas(Set<String> labels, Set<String> andNot) {
        await("labels of " + SUBJECT)
                .atMost(Duration.ofSeconds(20))
                .until(() -> copy().labels().containsAll(labels)
                        && copy().labels().stream().noneMatch(andNot::contains));
    }

    private Copy copy() {
        return gmail.mailbox(LEA).getFirst();
    }
}
