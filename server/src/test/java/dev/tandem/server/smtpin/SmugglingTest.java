package dev.tandem.server.smtpin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever may write the text of an email may not give orders in the name of the server that carries it (CVE-2023-51764, CVE-2023-51765,
 * CVE-2023-51766).
 */
@DisplayName("R66: nobody smuggles a second email inside the first")
class SmugglingTest {

    private static DoorScene scene;

    @BeforeAll
    static void open() {
        scene = new DoorScene(Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("LF . LF", "\n.\n"),
                Arguments.of("LF . CRLF", "\n.\r\n"),
                Arguments.of("CRLF . LF", "\r\n.\n"),
                Arguments.of("CR . CR", "\r.\r"),
                Arguments.of("CR . CRLF", "\r.\r\n"),
                Arguments.of("CR . LF", "\r.\n"),
                Arguments.of("CRLF . CR", "\r\n.\r"),
                Arguments.of("LF . CR", "\n.\r"),
                Arguments.of("LF LF . CRLF", "\n\n.\r\n"),
                Arguments.of("LF CR . CRLF", "\n\r.\r\n"),
                Arguments.of("CR CR LF . CR CR LF", "\r\r\n.\r\r\n"),
                Arguments.of("CRLF . CR CR LF", "\r\n.\r\r\n"),
                Arguments.of("CRLF . . CRLF", "\r\n..\r\n"),
                Arguments.of("CRLF . blank CRLF", "\r\n. \r\n"),
                Arguments.of("CRLF NUL . CRLF", "\r\n\0.\r\n"),
                Arguments.of("CRLF . NUL CRLF", "\r\n.\0\r\n"),
                Arguments.of("CR NUL LF . CRLF", "\r\0\n.\r\n"),
                Arguments.of("NEL . NEL", "\u0085.\u0085"));
    }

    @ParameterizedTest(name = "{0} ends no email")
    @MethodSource("ends")
    void oneEmail(String name, String end) {
        int before = scene.arrived().size();
        try (SmtpTalk talk = scene.talk()) {
            talk.envelope("ben@nordlicht.example", scene.smart());
            assertThat(talk.say(withHidden(end))).startsWith("250");
            assertThat(talk.say("NOOP")).as("no other answer waits").isEqualTo("250 Ok");
            assertThat(scene.arrived()).hasSize(before + 1);
        }
    }

    @Test
    @DisplayName("CRLF . CRLF does, also when it comes in pieces: the same orders after it are a second email")
    void twoEmails() {
        int before = scene.arrived().size();
        try (SmtpTalk talk = scene.talk()) {
            talk.envelope("ben@nordlicht.example", scene.smart());
            String both = withHidden("\r\n.\r\n") + "\r\n";
            for (int at = 0; at < both.length(); at++) {
                talk.send(both.substring(at, at + 1));
            }
            assertThat(talk.hear()).startsWith("250 2.0.0");
            assertThat(talk.hear()).startsWith("250");
            assertThat(talk.hear()).startsWith("250");
            assertThat(talk.hear()).startsWith("354");
            assertThat(talk.hear()).startsWith("250 2.0.0");
            assertThat(scene.arrived()).hasSize(before + 2);
        }
    }

    @Test
    @DisplayName("chunks are not offered, and whoever sends them all the same is not listened to any longer")
    void chunks() {
        try (SmtpTalk talk = scene.talk()) {
            assertThat(talk.say("EHLO mail.example")).doesNotContain("CHUNKING");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            talk.say("RCPT TO:<" + scene.smart() + ">");
            int before = scene.arrived().size();
            assertThat(talk.say("BDAT 5 LAST\r\nRSET\r\nMAIL FROM:<boss@nordlicht.example>"))
                    .startsWith("502");
            assertThat(talk.isEnded()).isTrue();
            assertThat(scene.arrived()).hasSize(before);
        }
    }

    @Test
    @DisplayName("a bare end of line within a command ends the conversation")
    void bareInCommand() {
        try (SmtpTalk talk = scene.talk()) {
            assertThat(talk.say("EHLO mail.example\nRSET")).startsWith("501");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("a control character within a command is refused")
    void controls() {
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            assertThat(talk.say("MAIL FROM:<ben\0@nordlicht.example>")).startsWith("501");
            assertThat(talk.say("MAIL FROM:<ben@nordlicht.example>")).startsWith("250");
        }
    }

    private static String withHidden(String end) {
        return "Subject: one\r\n\r\nbody" + end + "MAIL FROM:<boss@nordlicht.example>\r\nRCPT TO:<" + scene.smart()
                + ">\r\nDATA\r\nSubject: two\r\n\r\nsmuggled\r\n.";
    }
}
