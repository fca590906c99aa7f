package dev.tandem.server.smtpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The SMTP server behind smart addresses")
class SmtpDoorTest {

    private static final Bench BENCH = Bench.shared();
    private static final SmtpDoor DOOR = new SmtpDoor(
            TestProperties.with(Map.of("tandem.smtp.port", "0")),
            BENCH.get(AcceptEmail.class),
            BENCH.get(AcceptReturn.class),
            BENCH.clock());

    private final Scene scene = new Scene();
    private final String smart = BENCH.get(KeepSmartAddress.class)
            .of(scene.kramer(), scene.ben())
            .orElseThrow()
            .current()
            .orElseThrow()
            .value();

    @BeforeAll
    static void start() {
        DOOR.start();
    }

    @AfterAll
    static void stop() {
        DOOR.stop();
    }

    @Test
    @DisplayName("R66: answers 250 once the email is in the ledger, byte for byte")
    void accepts() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            assertThat(talk.envelope("ben@nordlicht.example", smart)).startsWith("354");
            assertThat(talk.say("Subject: Hallo\r\n\r\n..Punkt\r\n.")).startsWith("250");
            assertThat(arrived()).hasSize(1);
            assertThat(talk.say("QUIT")).startsWith("221");
        }
    }

    @Test
    @DisplayName("R66: refuses every other address with 550 while the sender is still there, and relays for nobody")
    void refuses() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            talk.say("EHLO mail.example");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            assertThat(talk.say("RCPT TO:<unknown@in.tandem.example>")).startsWith("550");
            assertThat(talk.say("RCPT TO:<jana@praxis-weber.example>")).startsWith("550");
            assertThat(talk.say("RCPT TO:<" + smart.replace("@in.tandem.example", "@else.example") + ">"))
                    .startsWith("550");
            BENCH.get(KeepSmartAddress.class).revoke(scene.kramer(), scene.ben());
            assertThat(talk.say("RCPT TO:<" + smart + ">")).startsWith("550");
            assertThat(talk.say("DATA")).startsWith("503");
        }
    }

    @Test
    @DisplayName("knows the address in whatever letters it is written")
    void letters() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            talk.say("EHLO mail.example");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            assertThat(talk.say("RCPT TO:<" + smart.toUpperCase(Locale.ROOT) + ">"))
                    .startsWith("250");
        }
    }

    @Test
    @DisplayName("says how big an email may be, and refuses a bigger one before it comes")
    void size() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            assertThat(talk.say("EHLO mail.example")).contains("SIZE " + 35 * 1024 * 1024);
            assertThat(talk.say("MAIL FROM:<ben@nordlicht.example> SIZE=" + 100 * 1024 * 1024))
                    .startsWith("552");
        }
    }

    @Test
    @DisplayName("refuses an email that lies about its size, and nothing of it is kept")
    void tooMuch() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            talk.envelope("ben@nordlicht.example", smart);
            assertThat(talk.flood("x".repeat(998) + "\r\n", 36 * 1024 + 900)).startsWith("552");
        }
        assertThat(arrived()).isEmpty();
    }

    @Test
    @DisplayName("takes no more than a hundred recipients of one email")
    void recipients() {
        try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
            talk.say("EHLO mail.example");
            talk.say("MAIL FROM:<ben@nordlicht.example>");
            for (int again = 0; again < AcceptEmail.RECIPIENTS_MAX; again++) {
                assertThat(talk.say("RCPT TO:<" + smart + ">")).startsWith("250");
            }
            assertThat(talk.say("RCPT TO:<" + smart + ">")).startsWith("452");
        }
    }

    @Test
    @DisplayName("sends a machine away that talks too often at once, and lets it in again when it has ended")
    void tooManyAtOnce() {
        List<SmtpTalk> talks = new ArrayList<>();
        for (int count = 0; count < PeerLimits.AT_ONCE_MAX; count++) {
            talks.add(new SmtpTalk(DOOR.port()));
        }
        try (SmtpTalk oneMore = new SmtpTalk(DOOR.port())) {
            assertThat(oneMore.greeting()).startsWith("421");
        }
        talks.forEach(SmtpTalk::close);
        await().until(() -> {
            try (SmtpTalk talk = new SmtpTalk(DOOR.port())) {
                return talk.greeting().startsWith("220");
            }
        });
    }

    private List<Line> arrived() {
        return BENCH.get(LookThroughCaptures.class).arrived(scene.kramer(), scene.ben());
    }
}
