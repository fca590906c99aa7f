package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.PageVisit;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.harness.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ada’s mailbox is connected; her contacts send her emails that were made to be looked at, and to be careful with. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Ada’s pages")
class AdasPagesTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final String LUC = "luc@atelier-fontaine.example";
    private static final String TOMASZ = "t.kowalczyk@kowalczyk-metall.example";
    private static final String DANGEROUS = """
            <html><head><style>body{display:none}</style></head><body>
            <p onclick="top.evil=1">Bonjour <b>Ada</b>, voici les photos.</p>
            <script>top.evil = 1; parent.document.title = 'evil'</script>
            <img src="{remote}/opened.png" onerror="top.evil=1" alt="Tour">
            <img srcset="{remote}/set.png 2x"><video poster="{remote}/poster.png"></video>
            <div style="background:url({remote}/background.png)">fond</div>
            <link rel="stylesheet" href="{remote}/style.css"><iframe src="{remote}/frame.html"></iframe>
            <a href="javascript:top.evil=1">cliquez ici</a>
            <form action="{remote}/steal"><input name="password"><button>OK</button></form>
            </body></html>""";

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;

    AdasPagesTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void adaIsConnected() {
        PageVisit.loggedIn(root, ADA, "nordlicht").connect(ADA);
    }

    @Test
    @DisplayName("HTML emails do no harm, and no sender learns that they were opened before Ada asks for their images")
    void showsHtmlWithoutHarm() {
        try (Visitor ada = chromium.visitor(Visitor.Screen.DESK);
                RemoteHost remote = new RemoteHost()) {
            TandemPages tandem = logIn(ada);
            deliver(Letter.from("Luc Fontaine <" + LUC + ">")
                    .about("Les photos")
                    .inHtml(DANGEROUS.replace("{remote}", remote.url())));
            tandem.row("Les photos").click();

            Frame frame = mailFrame(ada);
            assertThat(frame.locator("body")).containsText("voici les photos");
            frame.waitForLoadState(LoadState.LOAD);
            assertThat(frame.locator("script, form, input, iframe, link, [onclick], [onerror]"))
                    .hasCount(0);
            assertThat(frame.locator("a[href^=javascript]")).hasCount(0);
            assertThat(ada.page().locator("iframe.mail-frame").getAttribute("sandbox"))
                    .doesNotContain("allow-scripts", "allow-forms", "allow-top-navigation");
            assertThat(ada.page().evaluate("window.evil")).isNull();
            assertThat(remote.asked()).as("requests to the sender’s host").isEmpty();
            ada.picture("html-1-images-left-out");

            ada.page().locator("[data-images]").click();
            await("the image is loaded")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !remote.asked().isEmpty());
            assertThat(remote.asked()).containsOnly("/opened.png");
            assertThat(ada.page().evaluate("window.evil")).isNull();
            ada.picture("html-2-images-shown");
            ada.hadNothingToComplainAbout();
        }
    }

    @Test
    @DisplayName("On a phone, everything fits: login, list, conversation, composer, settings")
    void fitsAPhone() {
        try (Visitor ada = chromium.visitor(Visitor.Screen.PHONE)) {
            TandemPages tandem = logIn(ada);
            deliver(Letter.from("Tomasz Kowalczyk <" + TOMASZ + ">")
                    .about("Geländer für das Treppenhaus und die Galerie im zweiten Obergeschoss")
                    .saying("Das Geländer ist fertig.\nhttps://kowalczyk-metall.example/" + "sehr-lang-".repeat(30)));
            assertThat(tandem.row("Geländer")).isVisible();
            ada.fitsTheScreen();
            ada.picture("phone-1-list");

            tandem.row("Geländer").click();
            assertThat(tandem.messages().first()).containsText("Das Geländer ist fertig.");
            ada.fitsTheScreen();
            ada.picture("phone-2-conversation");

            ada.page().locator(".phone-reply [data-write=REPLY]").click();
            assertThat(tandem.composer().locator("[data-editor]")).isFocused();
            tandem.composer().locator("[data-editor]").fill("Danke, ich hole es morgen ab.");
            ada.fitsTheScreen();
            ada.picture("phone-3-composer");
            tandem.composer().locator(".composer-head button.main").click();
            assertThat(tandem.messages()).hasCount(2);
            tandem.awaitLeft();
            assertThat(gmail.inboxOf(TOMASZ)).hasSize(1);
            ada.picture("phone-4-answered");

            ada.page().navigate(root + "/profile");
            assertThat(ada.page().locator("#connection .sync-id")).containsText(ADA);
            ada.fitsTheScreen();
            ada.picture("phone-5-settings");
            ada.hadNothingToComplainAbout();
        }
    }

    private TandemPages logIn(Visitor visitor) {
        TandemPages tandem = new TandemPages(visitor.page(), root);
        tandem.logIn(ADA, "nordlicht");
        tandem.awaitLive();
        return tandem;
    }

    private void deliver(Letter letter) {
        OutsideSmtp.deliver(letter.to(ADA), gmail.smtpPort());
    }

    private static Frame mailFrame(Visitor visitor) {
        Locator frame = visitor.page().locator("iframe.mail-frame");
        assertThat(frame).isVisible();
        return frame.elementHandle().contentFrame();
    }
}
