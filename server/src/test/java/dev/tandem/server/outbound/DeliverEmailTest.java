package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.ImportOutcome;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.Gmail;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@DisplayName("R45: an email leaves exactly once")
class DeliverEmailTest {

    /** The process dies here; an Error, so that no step can take it for an answer. */
    private static final class Killed extends Error {}

    private static final int BOUNDARIES_MAX = 40;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName("whoever dies before or after any call and any transaction, and begins again")
    void diesAnywhere() {
        int deaths = 0;
        boolean died = true;
        for (int boundary = 1; died && boundary < BOUNDARIES_MAX; boundary++) {
            UUID message = Writing.toJana(scene)
                    .saying("Ben", "Tod " + boundary, "Text")
                    .queued();
            died = dies(message, boundary);
            deaths += died ? 1 : 0;
            scene.importNow(mailbox);
            MessageLine line = Writing.deliver(scene, message);
            bench.clock().pass(Duration.ofSeconds(1));
            scene.importNow(mailbox);

            assertThat(line.state()).as("death at boundary %s", boundary).isEqualTo("SENT");
            assertThat(line.rfcMessageId()).as("death at boundary %s", boundary).isPresent();
            assertThat(sent("Tod " + boundary))
                    .as("death at boundary %s", boundary)
                    .isEqualTo(1);
            assertThat(received("Tod " + boundary))
                    .as("death at boundary %s", boundary)
                    .isEqualTo(1);
            assertThat(scene.withJana()).as("death at boundary %s", boundary).hasSize(boundary);
        }
        assertThat(deaths).isGreaterThan(12);
        assertThat(ben.drafts()).isEmpty();
    }

    /** Runs a delivery that dies at its n-th boundary; false if it has fewer. */
    private boolean dies(UUID message, int boundary) {
        int[] left = {boundary};
        Gmail gmail = (Gmail) Proxy.newProxyInstance(
                Gmail.class.getClassLoader(), new Class<?>[] {Gmail.class}, (proxy, method, arguments) -> {
                    step(left);
                    try {
                        Object answer = method.invoke(bench.get(Gmail.class), arguments);
                        step(left);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        TransactionOperations real = bench.get(TransactionOperations.class);
        TransactionOperations dying = (TransactionOperations) Proxy.newProxyInstance(
                TransactionOperations.class.getClassLoader(),
                new Class<?>[] {TransactionOperations.class},
                (proxy, method, arguments) -> {
                    step(left);
                    Object answer = method.invoke(real, arguments);
                    step(left);
                    return answer;
                });
        SendingStore sendings = bench.get(SendingStore.class);
        SendTrouble trouble = new SendTrouble(sendings, dying, bench.clock());
        var delivery = new DeliverEmail(gmail, sendings, bench.get(BlobStore.class), trouble, dying, bench.clock());
        try {
            delivery.run(sendings.find(scene.kramer(), message).orElseThrow().due());
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private static void step(int[] left) {
        if (--left[0] == 0) {
            throw new Killed();
        }
    }

    @ParameterizedTest(name = "{1} lost answers of {0}")
    @CsvSource({
        "gmail.users.drafts.create, 1",
        "gmail.users.drafts.create, 2",
        "gmail.users.drafts.send, 1",
        "gmail.users.drafts.send, 2",
        "gmail.users.drafts.get, 2",
        "gmail.users.drafts.list, 2",
        "gmail.users.threads.get, 2",
        "gmail.users.messages.get, 2"
    })
    @DisplayName("F45, F47: with")
    void lostAnswers(String method, int times) {
        bench.gmail().faults("{\"calls\":[" + lost(method, times) + "]}");

        MessageLine line = Writing.toJana(scene).delivered();
        bench.gmail().faults("{}");
        scene.importNow(mailbox);

        assertThat(line.state()).isEqualTo("SENT");
        assertOnce(line);
    }

    @Test
    @DisplayName("F45, F47: with every second answer of every call lost")
    void everythingLost() {
        List<String> faults = new ArrayList<>();
        for (String method :
                List.of("drafts.create", "drafts.list", "drafts.send", "drafts.get", "threads.get", "messages.get")) {
            faults.add(lost("gmail.users." + method, 1));
        }
        bench.gmail().faults("{\"calls\":[" + String.join(",", faults) + "]}");

        MessageLine line = Writing.toJana(scene).delivered();
        scene.importNow(mailbox);

        assertThat(line.state()).isEqualTo("SENT");
        assertOnce(line);
    }

    @Test
    @DisplayName(
            "F47, R44: the copy is seen before the answer is known: it waits for the sending, and stands there once")
    void copyBeforeAnswer() {
        bench.gmail().faults("{\"calls\":[" + lost("gmail.users.drafts.send", 1) + "]}");
        UUID message = Writing.toJana(scene).queued();
        runOnce(message);

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(bench.facts().ledger(mailbox)).anyMatch(entry -> entry.startsWith("PENDING"));
        MessageLine line = Writing.deliver(scene, message);
        scene.importNow(mailbox);
        assertThat(line.state()).isEqualTo("SENT");
        assertOnce(line);
        assertThat(bench.facts().verdicts(scene.kramer(), mailbox)).contains("SYNCED R44");
    }

    @Test
    @DisplayName(
            "R44, R29: the other user's copy that comes in before the Message-ID is known becomes the same message")
    void otherMailboxFirst() {
        var ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(scene.kramer(), ada, scene.address("ada"));
        scene.crm().gate(scene.kramer(), "ANY_CONTACT");
        bench.gmail().faults("{\"calls\":[" + lost("gmail.users.drafts.send", 1) + "]}");
        UUID message = Writing.toJana(scene)
                .with(List.of(), List.of(scene.address("ada")), List.of())
                .queued();
        runOnce(message);
        scene.importNow(adas);
        assertThat(bench.facts().messages(scene.kramer())).isEqualTo(2);

        MessageLine line = Writing.deliver(scene, message);
        scene.importNow(mailbox);

        assertThat(bench.facts().messages(scene.kramer())).isEqualTo(1);
        assertThat(line.sources()).hasSize(3);
        assertThat(bench.facts().claims(scene.kramer()))
                .as("R33: what the other mailbox holds of the thread is claimed with it")
                .hasSize(2);
        assertThat(bench.get(ConversationQueries.class).threads(scene.kramer(), line.conversationId()))
                .hasSize(1);

        scene.arrives(
                "ada",
                Mail.from("jana@private.example", scene.address("ada"))
                        .about("Re: Angebot 2311")
                        .answering(line.rfcMessageId().orElseThrow()));
        scene.importNow(adas);
        assertThat(scene.withJana())
                .hasSize(2)
                .extracting(MessageLine::threadId)
                .containsOnly(line.threadId());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"gmail.users.drafts.create", "gmail.users.drafts.send"})
    @DisplayName("R43: a refusal is shown with its reason; a retry goes the same way, once")
    void refusedThenRetried(String method) {
        bench.gmail()
                .faults(fault(
                        method, 1, "\"status\":400,\"reason\":\"invalidArgument\",\"message\":\"Invalid To header\""));
        MessageLine failed = Writing.toJana(scene).delivered();

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("GMAIL_REFUSED: HTTP 400 Invalid To header");
        assertThat(sent("Angebot 2311")).isZero();

        assertThat(bench.get(RetrySending.class).run(scene.kramer(), failed.messageId()))
                .isTrue();
        assertThat(bench.get(RetrySending.class).run(scene.kramer(), failed.messageId()))
                .isFalse();
        MessageLine line = Writing.deliver(scene, failed.messageId());
        assertThat(line.state()).isEqualTo("SENT");
        assertThat(line.reason()).isEmpty();
        assertOnce(line);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"gmail.users.drafts.create", "gmail.users.drafts.send"})
    @DisplayName("R43: trouble that does not pass is shown after some tries, and nothing has left")
    void troubleThenRetried(String method) {
        bench.gmail().faults(fault(method, 1000, "\"status\":503,\"reason\":\"backendError\""));
        MessageLine failed = Writing.toJana(scene).delivered();

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("GMAIL_DID_NOT_ANSWER");
        bench.gmail().faults("{}");
        assertThat(sent("Angebot 2311")).isZero();

        bench.get(RetrySending.class).run(scene.kramer(), failed.messageId());
        assertOnce(Writing.deliver(scene, failed.messageId()));
    }

    @Test
    @DisplayName(
            "R43, R46: Gmail letting no more out for hours is shown at once, with the time at which it can be tried again")
    void limit() {
        Instant until = bench.clock().instant().plus(Duration.ofHours(5));
        bench.gmail()
                .faults(fault(
                        "gmail.users.drafts.send",
                        1000,
                        "\"status\":429,\"reason\":\"rateLimitExceeded\",\"message\":\"User-rate limit exceeded.  Retry after "
                                + until + "\""));
        UUID message = Writing.toJana(scene).queued();
        runOnce(message);

        MessageLine failed = Writing.line(scene, message);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("GMAIL_LIMIT");
        assertThat(failed.retryAt()).contains(until);

        bench.gmail().faults("{}");
        bench.clock().pass(Duration.ofHours(5));
        bench.get(RetrySending.class).run(scene.kramer(), message);
        assertThat(Writing.line(scene, message).retryAt()).isEmpty();
        assertOnce(Writing.deliver(scene, message));
    }

    @Test
    @DisplayName(
            "F12, F34: an email that meets a limit waits and does not fail, and until it is over nothing at all is asked of the mailbox")
    void limitForAll() {
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"gmail.users.drafts.send\",\"account\":\"" + scene.address("ben")
                        + "\",\"times\":1,\"status\":429,\"reason\":\"rateLimitExceeded\",\"message\":\"Too many\","
                        + "\"retryAfter\":\"HEADER\",\"retryAfterSeconds\":90}]}");
        UUID message = Writing.toJana(scene).queued();
        runOnce(message);
        long since = bench.gmail().lastCall();

        for (int n = 0; n < 6; n++) {
            runOnce(message);
            assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.GoOn.class);
        }

        assertThat(Writing.line(scene, message).state()).isEqualTo("SENDING");
        assertThat(bench.gmail().calls(scene.address("ben"), since)).isEmpty();
        bench.clock().pass(Duration.ofSeconds(91));
        assertOnce(Writing.deliver(scene, message));
    }

    @Test
    @DisplayName(
            "R71, F90: nothing leaves through a mailbox that was disconnected here, though it is still connected elsewhere")
    void disconnected() {
        var lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        UUID message = Writing.toJana(scene).queued();
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());

        MessageLine failed = Writing.deliver(scene, message);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("NOT_CONNECTED");
        bench.get(RetrySending.class).run(scene.kramer(), message);
        assertThat(Writing.deliver(scene, message).state()).isEqualTo("FAILED");
        assertThat(sent("Angebot 2311")).isZero();
    }

    @Test
    @DisplayName("R43, R74: a lost consent fails it visibly; after a new consent a retry sends it, once")
    void consentLost() {
        UUID message = Writing.toJana(scene).queued();
        bench.gmail().changePassword(scene.address("ben"));
        bench.gmail().faults("{\"token\":{\"failWith\":\"invalid_grant\"}}");
        MessageLine failed = Writing.deliver(scene, message);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("CONSENT_LOST");

        bench.gmail().faults("{}");
        scene.connectBen();
        bench.get(RetrySending.class).run(scene.kramer(), message);
        assertOnce(Writing.deliver(scene, message));
    }

    @Test
    @DisplayName(
            "R43, R45: a consent lost after the email may have left makes it unclear, not failed; a new consent settles it")
    void consentLostAfterwards() {
        UUID message = Writing.toJana(scene).queued();
        bench.gmail().faults("{\"calls\":[" + lost("gmail.users.drafts.send", 1) + "]}");
        runOnce(message);
        bench.gmail().changePassword(scene.address("ben"));
        assertThat(Writing.deliver(scene, message).state()).isEqualTo("UNKNOWN");

        scene.connectBen();
        bench.clock().pass(Duration.ofHours(1));

        assertOnce(Writing.deliver(scene, message));
        assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("it is unclear only if nobody can tell: the draft is gone and no copy is found; nothing is sent again")
    void unclear() {
        UUID message = Writing.toJana(scene).queued();
        bench.gmail().faults(fault("gmail.users.drafts.send", 1, "\"status\":503,\"reason\":\"backendError\""));
        runOnce(message);
        ben.deletesDraft(ben.drafts().get(0).path("id").asString());

        MessageLine line = Writing.deliver(scene, message);

        assertThat(line.state()).isEqualTo("UNKNOWN");
        assertThat(line.reason()).contains("NOT_CONFIRMED");
        assertThat(sent("Angebot 2311")).isZero();
    }

    @Test
    @DisplayName("an unclear sending holds up no other email of its thread")
    void unclearHoldsUpNobody() {
        JsonNode letter = bench.gmail()
                .fromOutside(Mail.from(scene.jana(), scene.address("ben")).text());
        assertThat(letter.path("id").asString()).isNotEmpty();
        scene.importNow(mailbox);
        MessageLine received = scene.withJana().getFirst();
        UUID message = Writing.answer(scene, received.messageId(), false).queued();
        bench.gmail().faults(fault("gmail.users.drafts.send", 1, "\"status\":503,\"reason\":\"backendError\""));
        runOnce(message);
        ben.deletesDraft(ben.drafts().get(0).path("id").asString());
        assertThat(Writing.deliver(scene, message).state()).isEqualTo("UNKNOWN");
        String thread = ben.message(
                        received.sources().getFirst().gmailMessageId().orElseThrow())
                .path("threadId")
                .asString();

        ben.sends(
                Mail.from(scene.address("ben"), scene.jana())
                        .about("Re: Fenster")
                        .answering(received.rfcMessageId().orElseThrow())
                        .text(),
                thread);
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(3);
    }

    @Test
    @DisplayName("F46: an unclear sending is settled by its copy as soon as that is seen, wherever Gmail put it")
    void unclearSettledByItsCopy() {
        UUID message = Writing.toJana(scene).queued();
        bench.gmail().faults(fault("gmail.users.drafts.send", 1, "\"status\":503,\"reason\":\"backendError\""));
        runOnce(message);
        String draft = ben.drafts().get(0).path("id").asString();
        bench.gmail()
                .faults("{\"calls\":[" + missing("gmail.users.threads.get") + "," + missing("gmail.users.messages.list")
                        + "]}");
        ben.sendsDraft(draft);
        assertThat(Writing.deliver(scene, message).state()).isEqualTo("UNKNOWN");

        scene.importNow(mailbox);
        MessageLine line = Writing.deliver(scene, message);
        scene.importNow(mailbox);

        assertThat(line.state()).isEqualTo("SENT");
        assertThat(line.rfcMessageId()).isPresent();
        assertOnce(line);
    }

    @Test
    @DisplayName("F48: our mark on an email that somebody else sent makes it nobody's copy")
    void forgedMark() {
        UUID message = Writing.toJana(scene).queued();
        bench.gmail().faults(fault("gmail.users.drafts.send", 1, "\"status\":503,\"reason\":\"backendError\""));
        runOnce(message);
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).line("X-Tandem-Message: " + message));
        scene.importNow(mailbox);

        assertThat(Writing.line(scene, message).state()).isEqualTo("SENDING");
        assertThat(scene.withJana()).hasSize(2);
        assertThat(Writing.deliver(scene, message).state()).isEqualTo("SENT");
        assertThat(sent("Angebot 2311")).isEqualTo(1);
    }

    @Test
    @DisplayName("an email deleted in Gmail right after it left was sent all the same")
    void deletedAtOnce() {
        bench.gmail().faults(fault("gmail.users.messages.get", 1, "\"status\":503,\"reason\":\"backendError\""));
        UUID message = Writing.toJana(scene).queued();
        runOnce(message);
        for (JsonNode copy : bench.gmail().messages(scene.address("ben"))) {
            ben.deletes(copy.path("id").asString());
        }

        MessageLine line = Writing.deliver(scene, message);
        scene.importNow(mailbox);

        assertThat(line.state()).isEqualTo("SENT");
        assertThat(received("Angebot 2311")).isEqualTo(1);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName(
            "an answer into a thread that was deleted in Gmail leaves in a new one there, and stays in its thread here")
    void threadDeleted() {
        String arrived = scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        MessageLine received = scene.withJana().getFirst();
        ben.deletes(arrived);

        MessageLine line = Writing.answer(scene, received.messageId(), false).delivered();

        assertThat(line.state()).isEqualTo("SENT");
        assertThat(line.threadId()).isEqualTo(received.threadId());
    }

    private void runOnce(UUID message) {
        bench.get(DeliverEmail.class)
                .run(bench.get(SendingStore.class)
                        .find(scene.kramer(), message)
                        .orElseThrow()
                        .due());
    }

    private void assertOnce(MessageLine line) {
        assertThat(sent(line.subject())).isEqualTo(1);
        assertThat(received(line.subject())).isEqualTo(1);
        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
    }

    private int sent(String subject) {
        int count = 0;
        for (JsonNode copy : bench.gmail().messages(scene.address("ben"))) {
            boolean is = copy.path("subject").asString().equals(subject)
                    && copy.path("labelIds").toString().contains("SENT");
            count += is ? 1 : 0;
        }
        return count;
    }

    private int received(String subject) {
        int count = 0;
        for (JsonNode copy : bench.gmail().outside(scene.jana())) {
            count += copy.path("subject").asString().equals(subject) ? 1 : 0;
        }
        return count;
    }

    private String lost(String method, int times) {
        return "{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben") + "\",\"times\":" + times
                + ",\"loseAnswer\":true}";
    }

    private String missing(String method) {
        return "{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben")
                + "\",\"times\":1000,\"status\":404,\"reason\":\"notFound\"}";
    }

    private String fault(String method, int times, String trouble) {
        return "{\"calls\":[{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben") + "\",\"times\":"
                + times + "," + trouble + "}]}";
    }
}
