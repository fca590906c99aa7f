package dev.tandem.server.inbound;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tandem.core.mail.Automatic;
import dev.tandem.server.mailbox.Gmail.Header;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The header lines alone tell automatic mail from what a person wrote (R18)")
class AutomaticLinesTest {

    private static final String JANA = "From: Jana Weber <jana.weber@praxis-weber.example>";
    private static final String ANSWER = "In-Reply-To: <offer-7@nordlicht.example>";

    @DisplayName("a mail server's report is one, whichever sign it carries (R18, F83)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Content-Type: multipart/report; boundary=\"b\";\r\n\treport-type=\"delivery-status\"",
                "X-Failed-Recipients: jana.weber@praxis-weber.example",
                "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                "From: MAILER-DAEMON (Mail Delivery System)",
                "From: MAILER-DAEMON <>",
                "From: <MAILER-DAEMON@mx.praxis-weber.example>",
                "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@praxis-weber.example>",
                "From: Mail Delivery System <Mail.Delivery.System@mx.praxis-weber.example>",
                "From: postmaster@praxis-weber.example\nReturn-Path: <>",
                "From: postmaster@praxis-weber.example\nReturn-Path: <MAILER-DAEMON@mx.praxis-weber.example>",
                "From: postmaster@praxis-weber.example\nSubject: =?utf-8?Q?Unzustellbar=3A_Angebot?=",
                "From: Post Master <postmaster@praxis-weber.example>\nContent-Type: multipart/report; boundary=b",
                "From: <>\nSubject: Undeliverable: Angebot"
            })
    void reports(String lines) {
        assertThat(kind(lines)).isEqualTo(Automatic.DELIVERY_REPORT);
    }

    @DisplayName("an automatic reply is one, whichever sign it carries (R18, F84)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: Auto-Replied (vacation)",
                "Auto-Submitted: auto-generated",
                "Precedence: auto_reply",
                "Precedence: bulk\n" + ANSWER,
                "Precedence: junk\n" + ANSWER,
                "X-Autoreply: yes",
                "X-Autorespond: Angebot",
                "Return-Path: <>",
                "Subject: Automatic reply: Offer\n" + ANSWER,
                "Subject: =?utf-8?Q?Automatische_Antwort=3A_Angebot?=\nX-Auto-Response-Suppress: All",
                "Subject: Abwesenheitsnotiz: Angebot\n" + ANSWER,
                "Subject: Out of Office: Offer\nPrecedence: bulk",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"
            })
    void replies(String lines) {
        assertThat(kind(JANA + "\n" + lines)).isEqualTo(Automatic.REPLY);
    }

    @DisplayName("what a person wrote is no automatic mail, even where it looks a little like it (R18)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Angebot",
                "Auto-Submitted: no",
                "X-Autoreply: no",
                "Subject: Out of office chairs, please quote",
                "Subject: Automatische Antwort: wie richte ich das ein?",
                "Subject: AW: Automatische Antwort: Angebot\n" + ANSWER,
                "Subject: Undeliverable: what does it mean?\n" + ANSWER,
                "X-Auto-Response-Suppress: OOF\n" + ANSWER,
                "Return-Path: <jana.weber@praxis-weber.example>",
                "Content-Type: multipart/mixed; boundary=delivery-status"
            })
    void persons(String lines) {
        assertThat(kind(JANA + "\n" + lines)).isEqualTo(Automatic.NONE);
    }

    @Test
    @DisplayName("a person who writes as postmaster is no machine (R18)")
    void postmasterHimself() {
        assertThat(kind("""
                From: Postmaster der Praxis <postmaster@praxis-weber.example>
                Return-Path: <postmaster@praxis-weber.example>
                Subject: Ihr Angebot""")).isEqualTo(Automatic.NONE);
    }

    @DisplayName("newsletters and lists are no automatic replies (R18)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Precedence: bulk",
                "Precedence: bulk\nList-Unsubscribe: <https://news.example/off>\n" + ANSWER,
                "Precedence: list\nAuto-Submitted: auto-generated",
                "List-Id: <glaser.liste.example>\nAuto-Submitted: auto-generated",
                "X-BeenThere: glaser@liste.example\nPrecedence: bulk\n" + ANSWER,
                "List-Id: <glaser.liste.example>\nSubject: Out of office rules\n" + ANSWER
            })
    void lists(String lines) {
        assertThat(kind(JANA + "\n" + lines)).isEqualTo(Automatic.NONE);
    }

    @Test
    @DisplayName("an absence note that a list passed on is still one (R18)")
    void absenceNoteOnAList() {
        assertThat(kind(JANA + "\nList-Id: <glaser.liste.example>\nAuto-Submitted: auto-replied"))
                .isEqualTo(Automatic.REPLY);
    }

    @Test
    @DisplayName("without any line nothing is said, and a megabyte in one costs no time (F84)")
    void oddLines() {
        assertThat(kind("")).isEqualTo(Automatic.NONE);
        for (String piece : List.of(" ", "<", "mail-", "report-type=", "auto-", "\"", "multipart/report; ")) {
            String endless = piece.repeat(1_000_000 / piece.length());
            for (String name : List.of("From", "Subject", "Content-Type", "Return-Path", "Auto-Submitted")) {
                List<Header> lines = List.of(new Header(name, "a " + endless + " z"));
                assertThat(assertTimeoutPreemptively(ofSeconds(20), () -> EmailHeaders.of(lines))
                                .subject())
                        .hasSizeLessThanOrEqualTo(endless.length() + 4);
            }
        }
    }

    private static Automatic kind(String lines) {
        List<Header> headers = Arrays.stream(lines.split("\n(?=[A-Z])", -1))
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .map(line -> new Header(line[0], line[1].strip()))
                .toList();
        return EmailHeaders.of(headers).automaticKind();
    }
}
