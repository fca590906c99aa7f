package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ida writes with more than letters. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("R48: what somebody writes with formatting leaves as they see it")
class FormattedTest {

    private static final String IDA = "ida@lichthof.example";
    private static final String OTTO = "otto@scheune-sued.example";
    private static final String NINA = "nina@scheune-ost.example";
    private static final byte[] DOT = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC");

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String subAccount = "";

    FormattedTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void idaIsConnected() {
        Agency agency = new Agency(root);
        subAccount = agency.subAccount("Lichthof");
        String ida = agency.member(subAccount, IDA, "Ida Hof");
        agency.contact(subAccount, "Süd", OTTO, ida);
        agency.contact(subAccount, "Ost", NINA, ida);
        gmail.account(IDA, "Ida Hof");
        Desk.in("Lichthof", agency.logIn(IDA)).connect(IDA);
    }

    @Test
    @DisplayName("bold words, a list, a picture in the text and what is answered below; a program is refused by name")
    void formatted() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(IDA, Agency.PASSWORD);
            tandem.awaitLive();
            OutsideSmtp.deliver(
                    Letter.from("Otto Süd <" + OTTO + ">")
                            .to(IDA)
                            .about("Fenster")
                            .saying("Wie sieht es aus?"),
                    gmail.smtpPort());
            page.navigate(root + "/s/" + subAccount + "/settings/templates");
            page.locator("#name").fill("Dank");
            page.locator("#text").fill("Vielen Dank, {{contact.lastName}} {{contact.company}}.");
            page.locator("form.form button.main").click();
            assertThat(page.locator("tbody a.name")).hasText("Dank");
            page.navigate(root + "/s/" + subAccount + "/conversations");
            tandem.awaitLive();
            tandem.row("Fenster").click();
            Locator editor = tandem.composer().locator("[data-editor]");
            editor.click();
            page.keyboard().press("Control+b");
            page.keyboard().type("Sehr gut");
            page.keyboard().press("Control+b");
            page.keyboard().type(", siehe hier:");
            page.waitForResponse(
                    kept -> kept.url().endsWith("/drafts")
                            && kept.request().postData().contains("img"),
                    () -> tandem.composer()
                            .locator("[data-picture]")
                            .setInputFiles(new FilePayload("fenster.png", "image/png", DOT)));
            assertThat(editor.locator("img")).isVisible();
            page.locator("[data-format] summary").click();
            page.locator("[data-template]").click();
            assertThat(editor).containsText("Vielen Dank, Süd");
            assertThat(tandem.composer().locator("[data-notes]")).containsText("contact.company");
            tandem.composer()
                    .locator("input[name=attachments]")
                    .setInputFiles(new FilePayload("setup.exe", "application/octet-stream", new byte[] {1}));
            assertThat(tandem.composer().locator("[data-notes]")).containsText("setup.exe");
            assertThat(tandem.composer().locator(".file")).hasCount(0);
            assertThat(tandem.composer().locator("[data-saved-at]")).not().isEmpty();
            page.reload();
            tandem.awaitLive();
            assertThat(editor.locator("b")).hasText("Sehr gut");
            assertThat(editor.locator("img")).isVisible();
            tandem.composer().locator(".quote-dots").click();
            visitor.picture("formatted-1-composer");
            tandem.composer().locator("button.send").click();
            assertThat(tandem.messages()).hasCount(2);
            tandem.awaitLeft();

            String source = gmail.inboxOf(OTTO).getFirst().source();
            assertThat(source)
                    .contains("multipart/related", "multipart/alternative", "Content-ID: <picture-1@tandem>")
                    .contains("cid:picture-1@tandem", "<b>Sehr gut</b>, siehe hier:", "gmail_quote")
                    .contains("> Wie sieht es aus?")
                    .doesNotContain("setup.exe");
            assertThat(page.locator(".msg iframe").last().contentFrame().locator("img"))
                    .isVisible();
            visitor.picture("formatted-2-sent");
            visitor.hadNothingToComplainAbout();
        }
    }

    @Test
    @DisplayName("an answer without a word is told, and not sent with its quotation alone")
    void empty() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            TandemPages tandem = new TandemPages(page, root);
            tandem.logIn(IDA, Agency.PASSWORD);
            tandem.awaitLive();
            OutsideSmtp.deliver(
                    Letter.from("Nina Ost <" + NINA + ">").to(IDA).about("Leer").saying("Noch da?"), gmail.smtpPort());
            assertThat(tandem.row("Leer")).isVisible();
            tandem.row("Leer").click();
            assertThat(tandem.messages()).hasCount(1);
            tandem.composer().locator("button.send").click();
            assertThat(tandem.composer().locator("[data-notes] .alert")).isVisible();
            assertThat(tandem.messages()).hasCount(1);
        }
    }
}
