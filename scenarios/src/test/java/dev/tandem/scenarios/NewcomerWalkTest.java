package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.browser.Webmail;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Received;
import dev.tandem.scenarios.harness.Sandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a newcomer does, step by step in one go, because each step stands on the one before. */
@ExtendWith({InSandbox.class, InBrowser.class})
@DisplayName("A newcomer")
class NewcomerWalkTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String RECEPTION = "empfang@praxis-weber.example";
    private static final String MEHMET = "m.yildiz@yildiz-bau.example";
    private static final String STRANGER = "sven@stranger.example";
    private static final String SUBJECT = "Maße für die Fenster im Erdgeschoß";

    private final EmulatedGmail gmail;
    private final Visitor visitor;
    private final Page page;
    private final Page gmailPage;
    private final TandemPages tandem;
    private final Webmail webmail;

    NewcomerWalkTest(Sandbox sandbox, Chromium chromium) {
        gmail = new EmulatedGmail(sandbox.emulator());
        visitor = chromium.visitor(Visitor.Screen.DESK);
        page = visitor.page();
        gmailPage = visitor.newPage();
        webmail = new Webmail(gmailPage, sandbox.emulator().url());
        tandem = new TandemPages(page, sandbox.server().url());
    }

    @Test
    @DisplayName(
            "connects, sees a contact’s email arrive, answers it, and writes from Gmail (R10, R11, R12, R14, R15, R44, R49)")
    void goesTheWholeWayOnce() {
        try (visitor) {
            connects();
            seesAnEmailArrive();
            answersWithACc();
            readsTheNextAnswerLive();
            writesFromGmail();
            visitor.hadNothingToComplainAbout();
        }
    }

    private void connects() {
        tandem.logIn(BEN, "nordlicht");
        visitor.picture("01-after-login");
        tandem.goTo("Settings");
        assertThat(page.locator("#connection h2").first()).hasText("Email (2-way sync)");
        visitor.picture("02-not-connected");
        page.locator("form.connect button").click();
        visitor.picture("03-account-chooser");
        page.locator("button[name=account][value='" + BEN + "']").click();
        assertThat(page.locator("#consent input[name=scope]").first()).isChecked();
        visitor.picture("04-consent");
        page.locator("button[value=allow]").click();
        assertThat(page.locator("#connection .sync-id")).containsText(BEN);
        assertThat(page.locator("#connection .badge.ok")).hasText("Connected");
        visitor.picture("05-connected");
    }

    private void seesAnEmailArrive() {
        tandem.openConversations();
        page.evaluate("window.neverReloaded = true");
        webmail.be(JANA);
        webmail.write(
                BEN, SUBJECT, "Guten Tag Herr Arnold,\n\nanbei die Maße. Passt Donnerstag?\n\nViele Grüße\nJana Weber");
        webmail.attach("Aufmaß Erdgeschoß.txt", "Küche 120 x 90");
        Visitor.picture(gmailPage, "06-jana-writes");
        long sent = System.nanoTime();
        webmail.send();
        assertThat(tandem.row(SUBJECT)).containsText("Jana Weber");
        System.out.printf(
                "Email to visible row: %d ms%n",
                Duration.ofNanos(System.nanoTime() - sent).toMillis());
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        visitor.picture("07-email-arrived");

        tandem.row(SUBJECT).click();
        assertThat(tandem.messages()).hasCount(1);
        assertThat(tandem.messages().first()).containsText("Passt Donnerstag?");
        assertThat(tandem.messages().first().locator(".file")).containsText("Aufmaß Erdgeschoß.txt");
        visitor.picture("08-conversation");
    }

    private void answersWithACc() {
        tandem.addCc(RECEPTION);
        tandem.send("Donnerstag um zehn passt gut.\n\nBen Arnold");
        assertThat(tandem.messages()).hasCount(2);
        tandem.awaitLeft();
        visitor.picture("09-answered");

        List<Copy> sent = gmail.sent(BEN);
        assertThat(sent).hasSize(1);
        Received atJana = onlyIn(JANA);
        Received atReception = onlyIn(RECEPTION);
        assertThat(atReception.messageId())
                .isEqualTo(atJana.messageId())
                .isEqualTo(sent.getFirst().rfcMessageId());
        Copy original = Copy.in("INBOX", gmail.mailbox(BEN)).getFirst();
        assertThat(sent.getFirst().threadId()).isEqualTo(original.threadId());
        assertThat(atJana.header("In-Reply-To")).isEqualTo(original.rfcMessageId());
        assertThat(atJana.header("References")).contains(original.rfcMessageId());
        assertThat(atJana.subject()).isEqualTo("Re: " + SUBJECT);
    }

    private void readsTheNextAnswerLive() {
        webmail.be(BEN);
        webmail.openFolder("sent");
        assertThat(webmail.rows(SUBJECT)).hasCount(1);
        Visitor.picture(gmailPage, "10-in-sent");
        webmail.be(JANA);
        webmail.rows(SUBJECT).click();
        assertThat(webmail.message()).containsText("Donnerstag um zehn passt gut.");
        webmail.reply("Wunderbar, bis Donnerstag!");
        webmail.send();

        assertThat(tandem.messages()).hasCount(3);
        assertThat(tandem.messages().last()).containsText("bis Donnerstag!");
        assertThat(page.locator("#messages details.sec")).hasCount(1);
        assertThat(tandem.row("Jana Weber")).hasCount(1);
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        visitor.picture("11-thread-goes-on");
    }

    private void writesFromGmail() {
        webmail.be(BEN);
        webmail.write(STRANGER, "Not for the CRM", "Is the ladder still for sale?");
        webmail.send();
        webmail.write(MEHMET, "Termin auf der Baustelle", "Morgen um acht?");
        Visitor.picture(gmailPage, "12-ben-writes-in-gmail");
        webmail.send();
        Locator mehmet = tandem.row("Termin auf der Baustelle");
        assertThat(mehmet).containsText("Mehmet Yıldız");
        assertThat(mehmet).containsText("Sent: ");
        assertThat(tandem.row("Not for the CRM")).hasCount(0);
        visitor.picture("13-written-in-gmail");
    }

    private Received onlyIn(String outside) {
        await("an email at " + outside)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !gmail.inboxOf(outside).isEmpty());
        assertThat(gmail.inboxOf(outside)).hasSize(1);
        return gmail.inboxOf(outside).getFirst();
    }
}
