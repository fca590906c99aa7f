package dev.tandem.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.gmail.Received;
import dev.tandem.scenarios.harness.Sandbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lea writes with a program of her own and connects nothing. */
@ExtendWith({InSandbox.class, InBrowser.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Smart Bcc, from the profile to the conversation, before the eyes of a person")
class SmartBccWalkTest {

    private static final String LEA = "lea@garten-moos.example";
    private static final String AT_HOME = "lea@moos-daheim.example";
    private static final String KARLA = "karla@park-am-see.example";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("/s/[0-9a-f-]+/settings/smart-bcc/own\\?token=[\\w-]+");

    private final String root;
    private final EmulatedGmail gmail;
    private final Chromium chromium;
    private String place = "";

    SmartBccWalkTest(Sandbox sandbox, Chromium chromium) {
        root = sandbox.server().url();
        gmail = new EmulatedGmail(sandbox.emulator());
        this.chromium = chromium;
    }

    @BeforeAll
    void leaIsAMember() {
        Agency agency = new Agency(root);
        String subAccount = agency.subAccount("Gartenbau Moos");
        agency.member(subAccount, LEA, "Lea Moos");
        place = root + "/s/" + subAccount;
    }

    @Test
    @DisplayName(
            "R60, R61, R65: an email with the address in Bcc becomes a contact with a conversation, and its details show the address")
    void capturedAndShown() {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            new TandemPages(page, root).logIn(LEA, Agency.PASSWORD);
            String smart = smartAddress(page);
            writes(LEA, "Karla Seel <" + KARLA + ">", smart, "Hecke im Park");

            arrived(page, "Hecke im Park", "tr:has-text('Hecke im Park') .badge.ok");
            visitor.picture("smart-bcc-1-arrived");
            page.navigate(place + "/conversations?filter=all");
            new TandemPages(page, root).row("Hecke im Park").click();
            Locator message =
                    page.locator("#messages .msg", new Page.LocatorOptions().setHasText("Die Hecke ist geschnitten."));
            message.locator("summary").first().click();
            assertThat(message.locator("dl.det")).containsText(smart);
            assertThat(message.locator("dt:text-is('Bcc') + dd")).containsText(smart);
            assertThat(message.locator("dt:text-is('Bcc') + dd")).containsText("Smart Bcc");
            visitor.picture("smart-bcc-2-details");
            visitor.hadNothingToComplainAbout();
        }
    }

    @Test
    @DisplayName(
            "R63: an email from home waits; Lea confirms that address by the link that comes there, and it is filed")
    void confirmedByLink() throws MessagingException, IOException {
        try (Visitor visitor = chromium.visitor(Visitor.Screen.DESK)) {
            Page page = visitor.page();
            new TandemPages(page, root).logIn(LEA, Agency.PASSWORD);
            writes(AT_HOME, KARLA, smartAddress(page), "Gruss vom Wochenende");
            arrived(page, "Gruss vom Wochenende", "tr:has-text('Gruss vom Wochenende') .badge.warn");

            page.navigate(place + "/conversations");
            assertThat(page.locator("#filters a[href$='/settings/smart-bcc'] .n"))
                    .hasText("1");
            visitor.picture("smart-bcc-4-to-review");
            page.navigate(place + "/settings/profile");
            page.locator("#own-address").fill(AT_HOME);
            page.locator("#own-addresses form.wrap button").click();
            assertThat(page.locator("#own-addresses .alert.ok")).containsText(AT_HOME);
            await("the link comes")
                    .atMost(SOON)
                    .until(() -> !gmail.inboxOf(AT_HOME).isEmpty());
            Matcher link = LINK.matcher(text(gmail.inboxOf(AT_HOME).getFirst()));
            Assertions.assertThat(link.find()).isTrue();
            page.navigate(root + link.group());
            visitor.picture("smart-bcc-3-link");
            page.locator("main form button.main").click();
            assertThat(page.locator("#own-addresses .alert.ok")).containsText(AT_HOME);
            arrived(page, "Gruss vom Wochenende", "tr:has-text('Gruss vom Wochenende') .badge.ok");
            visitor.hadNothingToComplainAbout();
        }
    }

    private static String text(Received email) throws MessagingException, IOException {
        byte[] source = email.source().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source))
                .getContent()
                .toString();
    }

    private String smartAddress(Page page) {
        page.navigate(place + "/settings/profile");
        return page.locator("#smart-address").textContent().strip();
    }

    private void writes(String from, String to, String bcc, String subject) {
        OutsideSmtp.deliver(
                Letter.from("Lea Moos <" + from + ">")
                        .to(to)
                        .with("Bcc", bcc)
                        .about(subject)
                        .saying("Die Hecke ist geschnitten."),
                gmail.smtpPort());
    }

    /** Looks again until the line says what shall become of it. */
    private void arrived(Page page, String subject, String line) {
        await(subject + " is judged").atMost(SOON).until(() -> {
            page.navigate(place + "/settings/smart-bcc");
            return page.locator(line).count() == 1;
        });
    }
}
