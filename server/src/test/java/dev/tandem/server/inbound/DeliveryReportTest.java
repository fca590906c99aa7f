package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.inbound.DeliveryReport.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports are written for this test, in the manner of each server. All are about Ben's offer to Jana. */
@DisplayName("A delivery report is read, whichever server wrote it (R18, F83)")
class DeliveryReportTest {

    private static final String OFFER = "angebot-7@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";

    @DisplayName("who was not reached, by which code and in which words (R18)")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            google-workspace | 5.1.1  | 550-5.1.1 The email account that you tried to reach does not exist.
            google-german    | 5.2.2  | 552 5.2.2 Das Postfach ist voll
            google-of-old    | 5.1.2  | DNS Error: Domain name not found
            exchange-online  | 5.1.10 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient
            exchange-german  | 5.2.2  | 550 5.2.2 STOREDRV.Deliver: mailbox full
            exchange-5.5     | 5.1.1  | The recipient name is not recognized
            exim             | 5.7.1  | 550 5.7.1 <jana.weber@praxis-weber.example>: Recipient address rejected: Access denied
            postfix          | 5.3.4  | 552 5.3.4 Message size exceeds fixed limit
            sendmail         | 5.7.1  | 550 5.7.1 Relaying denied
            sendmail-of-old  | 5.1.1  | 550 <jana.weber@praxis-weber.example>... User unknown
            courier          | 5.1.1  | 550 No such mailbox here
            amazon-ses       | 4.4.7  | 554 4.4.7 Message expired: unable to deliver in 840 minutes.
            amazon-workmail  | 5.2.2  | 550 5.2.2 <jana.weber@praxis-weber.example>... Mailbox Full
            yahoo            | 5.1.1  | 554: delivery error: dd This user doesn't have a praxis-weber.example account
            gmx              | 5.2.1  | 550 Account inactive
            web.de           | 5.2.2  | Postfach des Empfängers ist voll
            t-online         | 5.1.1  | unknown user
            domino           | 5.1.1  | User jana.weber (jana.weber@praxis-weber.example) not listed in Domino Directory
            aol              | 5.7.1  | Not accepting mail from this sender
            mcafee           | 5.1.1  | 550 5.1.1 <jana.weber@praxis-weber.example>... User unknown
            messagelabs      | 5.7.1  | 550-Please turn on SMTP Authentication in your mail client. mail0
            dragonfly        | 5.4.7  | Could not deliver for the last 432000 seconds. Giving up.
            mail.ru          | 5.1.1  | 550 5.1.1 <jana.weber@praxis-weber.example>... User Unknown
            oracle-messaging | 5.7.1  | 550 5.7.1 Blocked by policy
            barracuda        | 5.7.1  | 550 5.7.1 Message content rejected, UBE
            no-sender-named  | 5.2.2  | As their mailbox is full.
            """)
    void failed(String server, String status, String sentence) {
        DeliveryReport report = report(server);
        assertThat(report.kind()).isEqualTo(Kind.FAILED);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.recipient()).hasToString(JANA);
            assertThat(failure.status()).contains(status);
            assertThat(failure.diagnostic()).startsWith(sentence);
        });
    }

    @DisplayName("the Message-ID of the email it is about is found in all that return it (R18)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "google-workspace",
                "google-german",
                "google-of-old",
                "google-delay",
                "exchange-online",
                "exchange-german",
                "exim",
                "qmail",
                "postfix",
                "postfix-delay",
                "postfix-delivered",
                "sendmail",
                "sendmail-of-old",
                "courier",
                "amazon-ses",
                "amazon-workmail",
                "yahoo",
                "gmx",
                "web.de",
                "t-online",
                "aol",
                "mcafee",
                "messagelabs",
                "dragonfly",
                "mail.ru",
                "oracle-messaging",
                "barracuda",
                "no-sender-named"
            })
    void about(String server) {
        assertThat(report(server).about()).extracting(id -> id.value()).containsExactly(OFFER);
    }

    @DisplayName("a server that returns nothing of the email leaves open which one it was (R18)")
    @ParameterizedTest
    @ValueSource(strings = {"domino", "exchange-5.5", "exim-delay"})
    void aboutNothing(String server) {
        assertThat(report(server).about()).isEmpty();
    }

    @DisplayName("a delay is no failure, and its code says that it is still tried (R18)")
    @ParameterizedTest
    @ValueSource(strings = {"google-delay", "exim-delay", "postfix-delay"})
    void delayed(String server) {
        DeliveryReport report = report(server);
        assertThat(report.kind()).isEqualTo(Kind.DELAYED);
        assertThat(report.failures()).singleElement().satisfies(waiting -> {
            assertThat(waiting.recipient()).hasToString(JANA);
            assertThat(waiting.status()).contains("4.4.1");
        });
    }

    @Test
    @DisplayName("what arrived is told, and fails nobody (R18)")
    void arrived() {
        assertThat(report("postfix-delivered").kind()).isEqualTo(Kind.DELIVERED);
        assertThat(report("postfix-delivered").failures()).isEmpty();
        assertThat(report("postfix-relayed").kind()).isEqualTo(Kind.RELAYED);
        assertThat(report("postfix-relayed").failures()).isEmpty();
    }

    @Test
    @DisplayName("each of several recipients keeps its own reason (R18)")
    void severalRecipients() {
        assertThat(report("qmail").failures())
                .extracting(
                        failure -> failure.recipient() + " " + failure.status().orElse("") + " " + failure.diagnostic())
                .containsExactly(
                        JANA + " 5.1.1 550 5.1.1 User unknown",
                        "empfang@praxis-weber.example 5.1.2 Sorry, I couldn't find any host named"
                                + " praxis-weber.example. (#5.1.2)");
    }

    @Test
    @DisplayName("a report that names nobody is about the one recipient of the returned email (R18)")
    void namesNobody() {
        assertThat(report("returned-without-address").failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.recipient()).hasToString(JANA);
                    assertThat(failure.status()).contains("5.2.2");
                });
    }

    @Test
    @DisplayName("one failed recipient among delivered ones is a failure, of that one alone (R18)")
    void mixed() {
        String mixed = source("postfix-relayed")
                .replace(
                        "empfang@praxis-weber.example\nAction: delivered\nStatus: 2.0.0",
                        "empfang@praxis-weber.example\nAction: failed\nStatus: 5.2.1");
        DeliveryReport report = read(mixed).report().orElseThrow();
        assertThat(report.kind()).isEqualTo(Kind.FAILED);
        assertThat(report.failures())
                .extracting(failure -> failure.recipient().value())
                .containsExactly("empfang@praxis-weber.example");
    }

    @Test
    @DisplayName("earlier emails of the thread are not what the report is about (R18)")
    void lastReferenceOnly() {
        String returnsNothing = source("google-german").replace("In-Reply-To: <" + OFFER + ">\n", "");
        assertThat(read(returnsNothing).report().orElseThrow().about())
                .extracting(id -> id.value())
                .containsExactly(OFFER);
    }

    static DeliveryReport report(String server) {
        return read(source(server))
                .report()
                .orElseThrow(() -> new AssertionError(server + " is not taken for a report"));
    }

    static String source(String server) {
        try (InputStream email = DeliveryReportTest.class.getResourceAsStream("/reports/" + server + ".eml")) {
            return new String(Objects.requireNonNull(email).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static ReadEmail read(String source) {
        return new EmailReader().read(new RawEmail(source.getBytes(StandardCharsets.UTF_8)));
    }
}
