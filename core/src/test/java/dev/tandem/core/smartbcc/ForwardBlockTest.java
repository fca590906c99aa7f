package dev.tandem.core.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.ForwardReading.None;
import dev.tandem.core.smartbcc.ForwardReading.Original;
import dev.tandem.core.smartbcc.ForwardReading.Unclear;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R67: whose email was passed on")
class ForwardBlockTest {

    private static final EmailAddress JANA = new EmailAddress("jana@weber.example");
    private static final String LETTER = "Guten Tag,\n\nwann kommen Sie?\n\nJana Weber";

    static Stream<Named<String>> formats() {
        return Stream.of(
                Named.of("Gmail, English", """
                        ---------- Forwarded message ---------
                        From: Jana Weber <jana@weber.example>
                        Date: Tue, Nov 24, 2026 at 10:15 AM
                        Subject: Windows
                        To: Ben Arnold <ben@nordlicht.example>
                        """),
                Named.of("Gmail, German", """
                        ---------- Forwarded message ---------
                        Von: Jana Weber <jana@weber.example>
                        Date: Di., 24. Nov. 2026 um 10:15 Uhr
                        Subject: Windows
                        To: Ben Arnold <ben@nordlicht.example>
                        """),
                Named.of("this CRM, German", """
                        ---------- Weitergeleitete Nachricht ---------
                        Von: Jana Weber <jana@weber.example>
                        Datum: Dienstag, 24. November 2026, 10:15
                        Betreff: Windows
                        An: Ben Arnold <ben@nordlicht.example>
                        """),
                Named.of("Outlook, English", """
                        ________________________________
                        From: Jana Weber <jana@weber.example>
                        Sent: Tuesday, November 24, 2026 10:15 AM
                        To: Ben Arnold <ben@nordlicht.example>
                        Subject: Windows
                        """),
                Named.of("Outlook, German", """
                        ________________________________
                        Von: Jana Weber <jana@weber.example>
                        Gesendet: Dienstag, 24. November 2026 10:15
                        An: Ben Arnold <ben@nordlicht.example>
                        Betreff: Windows
                        """),
                Named.of("older Outlook, English", """
                        -----Original Message-----
                        From: Jana Weber [mailto:jana@weber.example]
                        Sent: Tuesday, November 24, 2026 10:15 AM
                        To: Ben Arnold
                        Subject: Windows
                        """),
                Named.of("older Outlook, German", """
                        -----Ursprüngliche Nachricht-----
                        Von: Jana Weber [mailto:jana@weber.example]
                        Gesendet: Dienstag, 24. November 2026 10:15
                        An: Ben Arnold
                        Betreff: Windows
                        """),
                Named.of("Outlook on the web, with bold words", """
                        *From:* Jana Weber <jana@weber.example>
                        *Sent:* Tuesday, November 24, 2026 10:15 AM
                        *To:* Ben Arnold <ben@nordlicht.example>
                        *Cc:* Ada Lenz <ada@nordlicht.example>
                        *Subject:* Windows
                        """),
                Named.of("Apple Mail, English", """
                        Begin forwarded message:

                        From: Jana Weber <jana@weber.example>
                        Subject: Windows
                        Date: 24 November 2026 at 10:15:32 CET
                        To: Ben Arnold <ben@nordlicht.example>
                        """),
                Named.of("Apple Mail, German", """
                        Anfang der weitergeleiteten Nachricht:

                        Von: "Jana Weber" <jana@weber.example>
                        Betreff: Windows
                        Datum: 24. November 2026 um 10:15:32 MEZ
                        An: Ben Arnold <ben@nordlicht.example>
                        """),
                Named.of("Thunderbird, English", """
                        -------- Forwarded Message --------
                        Subject: \tWindows
                        Date: \tTue, 24 Nov 2026 10:15:32 +0100
                        From: \tJana Weber <jana@weber.example>
                        To: \tBen Arnold <ben@nordlicht.example>
                        """),
                Named.of("Thunderbird, German", """
                        -------- Weitergeleitete Nachricht --------
                        Betreff: \tWindows
                        Datum: \tTue, 24 Nov 2026 10:15:32 +0100
                        Von: \tJana Weber <jana@weber.example>
                        An: \tBen Arnold <ben@nordlicht.example>
                        """));
    }

    @ParameterizedTest
    @MethodSource("formats")
    @DisplayName("is told by the block above it, with what stood in it, whatever was written before")
    void told(String block) {
        Original expected = new Original(JANA, "Jana Weber", "Windows", LETTER);
        assertThat(ForwardBlockRules.read(block + "\n" + LETTER)).isEqualTo(expected);
        assertThat(ForwardBlockRules.read("For the file.\n\nBen\n\n" + block.replace("\n", "\r\n") + "\r\n" + LETTER))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("also where a program quotes all of it, and where an address is broken onto the next line")
    void quoted() {
        assertThat(ForwardBlockRules.read(
                        "See below\n\n> Begin forwarded message:\n> \n> From: Jana Weber\n>  <jana@weber.example>\n> Subject: Windows\n> Date: today\n> To: Ben\n> \n> "
                                + LETTER.replace("\n", "\n> ")))
                .isEqualTo(new Original(JANA, "Jana Weber", "Windows", LETTER));
    }

    @Test
    @DisplayName("and an address without a name is one")
    void nameless() {
        assertThat(ForwardBlockRules.read("From: jana@weber.example\nDate: x\nSubject:\n\nHello"))
                .isEqualTo(new Original(JANA, "", "", "Hello"));
    }

    @Test
    @DisplayName("what was answered below it belongs to it")
    void history() {
        String history = LETTER
                + "\n\n-----Original Message-----\nFrom: Ben <ben@nordlicht.example>\nSent: x\nSubject: Windows\n\nGuten Tag";
        assertThat(ForwardBlockRules.read(
                        "-------- Forwarded Message --------\nSubject: Windows\nDate: x\nFrom: Jana Weber <jana@weber.example>\n\n"
                                + history))
                .isEqualTo(new Original(JANA, "Jana Weber", "Windows", history));
    }

    @Test
    @DisplayName(
            "is unclear where it names nobody or two, where two emails are passed on, or where the block says too little")
    void unclear() {
        String head = "---------- Forwarded message ---------\n";
        assertThat(ForwardBlockRules.read(head + "From: Jana Weber\nDate: x\nSubject: y\n\nHello"))
                .isEqualTo(new Unclear());
        assertThat(ForwardBlockRules.read(
                        head + "From: jana@weber.example, luc@weber.example\nDate: x\nSubject: y\n\nHello"))
                .isEqualTo(new Unclear());
        assertThat(ForwardBlockRules.read(head + "Hello")).isEqualTo(new Unclear());
        assertThat(ForwardBlockRules.read(head + "From: jana@weber.example\nSubject: y\n\nHello"))
                .isEqualTo(new Unclear());
        String one = head + "From: jana@weber.example\nDate: x\nSubject: y\n\nHello\n\n";
        assertThat(ForwardBlockRules.read(one + one)).isEqualTo(new Unclear());
        assertThat(ForwardBlockRules.read(one)).isInstanceOf(Original.class);
    }

    @Test
    @DisplayName("no letter is taken for one because of a word with a colon")
    void none() {
        assertThat(ForwardBlockRules.read(LETTER)).isEqualTo(new None());
        assertThat(ForwardBlockRules.read("")).isEqualTo(new None());
        assertThat(ForwardBlockRules.read("Please note\nFrom: jana@weber.example\nDate: x\nSubject: y\n\nHello"))
                .isEqualTo(new None());
        assertThat(ForwardBlockRules.read("From: Monday on we are here.\nTo: everybody\n\nBen"))
                .isEqualTo(new None());
        assertThat(ForwardBlockRules.read("> a\n> b")).isEqualTo(new None());
    }
}
