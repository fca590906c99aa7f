package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.harness.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mia writes, is interrupted, thinks twice, and lets it leave tomorrow after all. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("R50, R52: what somebody writes is kept, can be taken back, and leaves when they want")
class WritingTest {

    private static final String PLACE = "Gartenbau Sommer";
    private static final String MIA = "mia@sommer.example";
    private static final String PAUL = "paul@teich-ohm.example";
    private static final String TEXT = "Der Teich ist am Freitag fertig.";

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    WritingTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void miaIsConnected() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount(PLACE);
        String mia = agency.member(subAccount, MIA, "Mia Sommer");
        agency.contact(subAccount, "Ohm", PAUL, mia);
        gmail.account(MIA, "Mia Sommer");
        Desk.in(PLACE, agency.logIn(MIA)).connect(MIA);
    }

    @Test
    @DisplayName("a draft with its file survives a reload, an undone email comes back, a scheduled one leaves once")
    void thinksTwice() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(MIA, Agency.PASSWORD);
            tandem.awaitLive();
            OutsideSmtp.deliver(
                    Letter.from("Paul Ohm <" + PAUL + ">")
                            .to(MIA)
                            .about("Teich")
                            .saying("Wie weit sind Sie?"),
                    gmail.smtpPort());
            tandem.row("Teich").click();
            Locator text = tandem.composer().locator("[data-editor]");
            text.fill(TEXT);
            tandem.composer()
                    .locator("input[name=attachments]")
                    .setInputFiles(
                            new FilePayload("plan.txt", "text/plain", "drei Meter".getBytes(StandardCharsets.UTF_8)));
            assertThat(tandem.composer().locator("[data-saved-at]")).not().isEmpty();
            assertThat(tandem.composer().locator("button.send")).isEnabled();

            page.reload();
            tandem.awaitLive();
            assertThat(text).hasText(TEXT);
            assertThat(tandem.composer().locator(".file")).containsText("plan.txt");
            visitor.picture("writing-1-draft");

            tandem.composer().locator("button.send").click();
            assertThat(page.locator("[data-leaves]")).isVisible();
            visitor.picture("writing-2-undo");
            page.locator("form[action$='/take-back'] button").click();
            assertThat(text).hasText(TEXT);
            assertThat(tandem.messages()).hasCount(1);

            tandem.composer().locator("button.later").click();
            page.locator("#schedule button[name=sendAt]").first().click();
            assertThat(page.locator("form[action$='/leave-now']")).isVisible();
            page.navigate(root + "/s/" + subAccount + "/conversations?filter=scheduled");
            tandem.row("Teich").click();
            visitor.picture("writing-3-scheduled");
            Assertions.assertThat(gmail.sent(MIA)).isEmpty();

            page.locator("form[action$='/leave-now'] button").click();
            await("in Sent")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> gmail.sent(MIA).size() == 1);
            tandem.awaitLive();
            assertThat(page.locator("form[action$='/leave-now']")).hasCount(0);
            assertThat(text).hasText("");
            visitor.hadNothingToComplainAbout();
        }
    }
}
