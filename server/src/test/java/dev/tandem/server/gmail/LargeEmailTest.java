package dev.tandem.server.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.EmailBytes;
import dev.tandem.server.mailbox.Gmail.Draft;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("F53, R47: a large email")
class LargeEmailTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final EmulatedGmail EMULATOR = new EmulatedGmail();
    private static final RfcMessageId ID = new RfcMessageId("large@tandem.example");
    private static final int LINE_BYTES = 64;
    private static final int LINES = 6 * 1024 * 1024 / LINE_BYTES;
    private static final int PIECES = 4;

    private final GmailBench bench = new GmailBench(EMULATOR);
    private final GmailRest gmail = bench.gmail();
    private MailboxId ada = new MailboxId(new UUID(0, 0));
    private long since;

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @BeforeEach
    void connect() {
        EMULATOR.faults("{}");
        EMULATOR.account(ADA, "Ada");
        ada = bench.connected(ADA);
        since = EMULATOR.lastCall();
    }

    @Test
    @DisplayName("is brought piece by piece, byte for byte, and read once")
    void pieces() {
        AtomicLong read = new AtomicLong();
        Draft draft = got(gmail.createDraft(ada, Optional.empty(), large(read)));

        String source = new String(got(gmail.source(ada, draft.message())).raw().bytes(), StandardCharsets.US_ASCII);
        assertThat(source).endsWith(body());
        assertThat(calls("gmail.upload")).hasSize(PIECES - 1);
        assertThat(calls("gmail.users.drafts.create"))
                .as("begun, and ended by the last piece")
                .hasSize(1);
        assertThat(read.get()).isEqualTo(large(new AtomicLong()).size());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"loseAnswer\":true", "\"status\":503,\"reason\":\"backendError\""})
    @DisplayName("goes on from where Google has it when pieces break, and is there once")
    void resumed(String trouble) {
        EMULATOR.faults("{\"calls\":[{\"method\":\"gmail.upload\",\"times\":2," + trouble + "}]}");

        Draft draft = got(gmail.createDraft(ada, Optional.empty(), large(new AtomicLong())));

        assertThat(new String(got(gmail.source(ada, draft.message())).raw().bytes(), StandardCharsets.US_ASCII))
                .endsWith(body());
        assertThat(got(gmail.findDraft(ada, ID)).draftId()).isEqualTo(draft.draftId());
        assertThat(calls("gmail.upload").stream()
                        .filter(call -> call.path("fault").asBoolean()))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "whose pieces go on breaking is given up after some tries: nobody answered, and nothing is in the mailbox")
    void abandoned() {
        EMULATOR.faults("{\"calls\":[{\"method\":\"gmail.upload\",\"loseAnswer\":true}]}");

        assertThat(gmail.createDraft(ada, Optional.empty(), large(new AtomicLong())))
                .isInstanceOf(Answer.NoAnswer.class);

        EMULATOR.faults("{}");
        assertThat(gmail.findDraft(ada, ID)).isInstanceOf(Answer.NotThere.class);
        assertThat(calls("gmail.upload").size()).isBetween(ResumeUpload.TRIES_MAX, ResumeUpload.TRIES_MAX + 2);
        assertThat(gmail.createDraft(ada, Optional.empty(), large(new AtomicLong())))
                .isInstanceOf(Answer.Got.class);
    }

    @Test
    @DisplayName("whose upload Google has forgotten is no missing thread: nobody answered")
    void forgotten() {
        EMULATOR.faults(
                "{\"calls\":[{\"method\":\"gmail.upload\",\"times\":1,\"status\":404,\"reason\":\"notFound\"}]}");

        assertThat(gmail.createDraft(ada, Optional.empty(), large(new AtomicLong())))
                .isInstanceOf(Answer.NoAnswer.class);
    }

    private static List<JsonNode> calls(String method, long since) {
        return EMULATOR.calls(ADA, since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .toList();
    }

    private List<JsonNode> calls(String method) {
        return calls(method, since);
    }

    private static EmailBytes large(AtomicLong read) {
        byte[] headers =
                ("From: ada@nordlicht.example\r\nTo: jana@praxis-weber.example\r\nSubject: Large\r\nMessage-ID: "
                                + ID.bracketed() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] body = body().getBytes(StandardCharsets.US_ASCII);
        return new EmailBytes(
                headers.length + body.length,
                () -> new Counted(
                        new SequenceInputStream(new ByteArrayInputStream(headers), new ByteArrayInputStream(body)),
                        read));
    }

    /** Every line says which one it is, so that none can be lost or doubled unseen. */
    private static String body() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            lines.append("%062d\r\n".formatted(line));
        }
        return lines.toString();
    }

    private static final class Counted extends FilterInputStream {

        private final AtomicLong read;

        private Counted(InputStream in, AtomicLong read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            read.addAndGet(Math.max(0, some));
            return some;
        }
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got<T>) answer).value();
    }
}
