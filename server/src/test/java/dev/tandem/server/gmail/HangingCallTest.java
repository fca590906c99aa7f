package dev.tandem.server.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.EmailBytes;
import dev.tandem.server.mailbox.Gmail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("F36: a call that Google never answers")
@Timeout(60)
class HangingCallTest {

    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final EmulatedGmail EMULATOR = new EmulatedGmail();
    private static final String ADA = "ada@nordlicht.example";
    private static final String BEN = "ben@nordlicht.example";

    private final GmailBench bench = new GmailBench(EMULATOR);
    private final Gmail gmail = bench.waitingForAnswers("1500ms");

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @Test
    @DisplayName(
            "ends by itself as one that may be repeated; other mailboxes are answered meanwhile, and so is this one afterwards")
    void ends() {
        MailboxId adas = connected(ADA);
        MailboxId bens = connected(BEN);
        hangs("gmail.users.getProfile", ADA);

        assertThat(gmail.cursorNow(adas)).isNotInstanceOf(Answer.Got.class).isNotInstanceOf(Answer.ConsentLost.class);
        assertThat(gmail.cursorNow(bens)).isInstanceOf(Answer.Got.class);
        assertThat(gmail.cursorNow(adas)).isInstanceOf(Answer.Got.class);
    }

    @Test
    @DisplayName("R45: where it was to send, it stays open whether it did")
    void sending() {
        MailboxId adas = connected(ADA);
        RawEmail email = new RawEmail("From: %s\r\nTo: x@y.example\r\nSubject: Hallo\r\n\r\nHallo\r\n"
                .formatted(ADA)
                .getBytes(StandardCharsets.US_ASCII));
        Answer<Gmail.Draft> draft = gmail.createDraft(adas, Optional.empty(), EmailBytes.of(email));
        assertThat(draft).isInstanceOf(Answer.Got.class);
        hangs("gmail.users.drafts.send", ADA);

        String id = ((Answer.Got<Gmail.Draft>) draft).value().draftId();

        assertThat(gmail.sendDraft(adas, id)).isInstanceOf(Answer.NoAnswer.class);
    }

    @Test
    @DisplayName(
            "F40: of the token endpoint ends by itself, too: the consent is not lost, and the next call gets its token")
    void token() {
        MailboxId adas = connected(ADA);
        hangs("oauth.token", ADA);
        long begun = System.nanoTime();

        assertThat(gmail.cursorNow(adas)).isInstanceOf(Answer.TryLater.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(HANGING);
        assertThat(gmail.cursorNow(adas)).isInstanceOf(Answer.Got.class);
    }

    private MailboxId connected(String address) {
        EMULATOR.account(address, address);
        return bench.connected(address);
    }

    /** Far longer than anybody waits here. */
    private static void hangs(String method, String account) {
        EMULATOR.faults("""
                {"calls": [{"method": "%s", "account": "%s", "times": 1, "delayMillis": %d}]}
                """.formatted(method, account, HANGING.toMillis()));
    }
}
