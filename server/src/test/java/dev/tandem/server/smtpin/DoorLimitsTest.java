package dev.tandem.server.smtpin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.smartbcc.AcceptEmail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R66: the SMTP server lets nobody take it from the others")
class DoorLimitsTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final DoorScene scene = new DoorScene(Map.of());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    @DisplayName("ends a conversation in which a command drips for more than five minutes, and no other")
    void drippingCommand() {
        try (SmtpTalk slow = scene.talk();
                SmtpTalk quick = scene.talk()) {
            slow.say("EHLO mail.example");
            slow.send("MAIL FR");
            scene.clock().pass(Conversations.COMMAND_TIME_MAX);
            slow.send("O");
            assertThat(quick.say("EHLO mail.example")).startsWith("250");
            scene.clock().pass(A_MOMENT);
            assertThat(slow.isEnded()).isTrue();
            assertThat(quick.say("NOOP")).startsWith("250");
        }
    }

    @Test
    @DisplayName("ends a conversation in which an email drips for more than ten minutes, and keeps nothing of it")
    void drippingEmail() {
        try (SmtpTalk slow = scene.talk()) {
            slow.envelope("ben@nordlicht.example", scene.smart());
            slow.send("Subject: on\r\n");
            scene.clock().pass(Conversations.COMMAND_TIME_MAX.plus(A_MOMENT));
            slow.send("X: e\r\n");
            scene.clock().pass(Conversations.EMAIL_TIME_MAX.minus(Conversations.COMMAND_TIME_MAX));
            assertThat(slow.isEnded()).isTrue();
        }
        assertThat(scene.arrived()).isEmpty();
    }

    @Test
    @DisplayName("takes an email that takes longer than a command may")
    void slowEmail() {
        try (SmtpTalk slow = scene.talk()) {
            slow.envelope("ben@nordlicht.example", scene.smart());
            scene.clock().pass(Conversations.EMAIL_TIME_MAX);
            assertThat(slow.say("Subject: one\r\n\r\nHello\r\n.")).startsWith("250");
        }
        assertThat(scene.arrived()).hasSize(1);
    }

    @Test
    @DisplayName("ends a conversation after half an hour, however busy it is")
    void longConversation() {
        try (SmtpTalk talk = scene.talk()) {
            for (int minutes = 0; minutes < 30; minutes += 3) {
                assertThat(talk.say("NOOP")).startsWith("250");
                scene.clock().pass(Duration.ofMinutes(3));
            }
            scene.clock().pass(A_MOMENT);
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("answers a thousand commands of one conversation, and not one more")
    void manyCommands() {
        try (SmtpTalk talk = scene.talk()) {
            for (int count = 0; count < Conversations.COMMANDS_MAX; count++) {
                assertThat(talk.say("NOOP")).startsWith("250");
            }
            assertThat(talk.say("NOOP")).startsWith("421");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("sends somebody away who guesses addresses")
    void guessing() {
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            for (int count = 0; count < Conversations.UNKNOWN_RECIPIENTS_MAX; count++) {
                assertThat(talk.say("RCPT TO:<guess" + count + "@in.tandem.example>"))
                        .startsWith("550");
            }
            assertThat(talk.say("RCPT TO:<guess@in.tandem.example>")).startsWith("421");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("bears ten thousand recipients: a hundred are taken, the rest hears to come again")
    void tenThousandRecipients() {
        List<String> taken = new ArrayList<>();
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            String answer = "250";
            for (int count = 0; count < 10_000 && !answer.startsWith("421"); count++) {
                answer = talk.say("RCPT TO:<" + scene.smart() + ">");
                taken.add(answer.substring(0, 3));
            }
        }
        assertThat(taken.subList(0, AcceptEmail.RECIPIENTS_MAX)).containsOnly("250");
        assertThat(taken.subList(AcceptEmail.RECIPIENTS_MAX, taken.size() - 1)).containsOnly("452");
        assertThat(taken).last().isEqualTo("421");
        assertThat(taken).hasSizeLessThan(Conversations.COMMANDS_MAX);
    }

    @Test
    @DisplayName("hears a hundred megabytes out without keeping them, and says they are too many")
    void hundredMegabytes() {
        try (SmtpTalk talk = scene.talk()) {
            talk.envelope("ben@nordlicht.example", scene.smart());
            assertThat(talk.flood("x".repeat(998) + "\r\n", 100 * 1024 + 2_400)).startsWith("552");
            assertThat(talk.say("NOOP")).startsWith("250");
            assertThat(talk.say("DATA")).as("its recipients are forgotten").startsWith("503");
        }
        assertThat(scene.arrived()).isEmpty();
    }

    @Test
    @DisplayName("lets one machine begin so many conversations in a minute, and again so many in the next")
    void manyConversations() {
        for (int count = 0; count < PeerLimits.BEGUN_MAX; count++) {
            try (SmtpTalk talk = scene.talk()) {
                assertThat(talk.say("QUIT")).startsWith("221");
                assertThat(talk.isEnded()).isTrue();
            }
        }
        try (SmtpTalk talk = scene.talk()) {
            assertThat(talk.greeting()).startsWith("421");
        }
        scene.clock().pass(PeerLimits.WINDOW.plus(A_MOMENT));
        try (SmtpTalk talk = scene.talk()) {
            assertThat(talk.greeting()).startsWith("220");
        }
    }

    @Test
    @DisplayName("what makes no sense ends this conversation and no other")
    void nonsense() {
        try (SmtpTalk talk = scene.talk();
                SmtpTalk other = scene.talk()) {
            talk.say("EHLO");
            assertThat(talk.say("RCPT TO:")).startsWith("5");
            assertThat(talk.say("MAIL FROM:<ben@nordlicht.example> SIZE=99999999999"))
                    .startsWith("501");
            assertThat(talk.isEnded()).isTrue();
            assertThat(other.say("EHLO mail.example")).startsWith("250");
        }
    }
}
