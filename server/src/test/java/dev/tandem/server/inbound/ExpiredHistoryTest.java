package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.postgres.CrmFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A history that has expired is made up for by a listing")
class ExpiredHistoryTest {

    private static final String LIST = "gmail.users.messages.list";
    private static final String GET = "gmail.users.messages.get";

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName(
            "F03, F05, F02: an expired history is replaced by a listing; nothing is doubled, nothing missed, then history again")
    void expired() {
        bench.gmail().pass("PT2S");
        scene.arrives("ben", fromJana().about("vorher"));
        scene.importNow(mailbox);
        String first = Mail.newId();
        scene.arrives("ben", fromJana().about("dazwischen").id(first));
        bench.gmail().pass("PT0.01S");
        scene.arrives(
                "ben",
                Mail.from("jana@private.example", scene.address("ben"))
                        .about("Re: dazwischen")
                        .answering(first));
        bench.gmail().expireHistory(scene.address("ben"));

        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ReadToEnd.class);

        assertThat(scene.withJana())
                .extracting(MessageLine::subject)
                .containsExactly("vorher", "dazwischen", "Re: dazwischen");
        long before = bench.gmail().lastCall();
        scene.arrives("ben", fromJana().about("danach"));
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(4);
        assertThat(calls(before, "gmail.users.messages.list")).isEmpty();
    }

    @Test
    @DisplayName("R06, F93: the listing after an expired history brings in nothing from before the connection")
    void expiredAndOld() {
        Scene other = new Scene();
        other.arrives("ben", Mail.from(other.jana(), other.address("ben")).about("alt"));
        bench.gmail().pass("PT2S");
        MailboxId theirs = other.connectBen();
        bench.gmail().pass("PT2S");
        other.arrives("ben", Mail.from(other.jana(), other.address("ben")).about("neu"));
        bench.gmail().expireHistory(other.address("ben"));

        other.importNow(theirs);

        assertThat(other.withJana()).extracting(MessageLine::subject).containsExactly("neu");
    }

    @Test
    @DisplayName(
            "R80, R17: spam and trash met only by the listing after an expired history have their verdict too, and stay out")
    void expiredWithSpam() {
        bench.gmail().pass("PT2S");
        String spam = scene.arrives("ben", fromJana().about("in spam"));
        ben.labels(spam, "[\"SPAM\"]", "[\"INBOX\"]");
        String trash = scene.arrives("ben", fromJana().about("in trash"));
        ben.trashes(trash);
        scene.arrives("ben", fromJana().about("in the inbox"));
        bench.gmail().expireHistory(scene.address("ben"));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("in the inbox");
        assertThat(facts.verdict(kramer, mailbox, spam)).containsExactly("NOT_SYNCED R17");
        assertThat(facts.verdict(kramer, mailbox, trash)).containsExactly("NOT_SYNCED R17");
    }

    @Test
    @DisplayName("F34: a quota during the listing keeps Google's time and goes on with the page that failed")
    void quotaWhileListing() {
        bench.gmail().pass("PT2S");
        scene.arrives("ben", fromJana());
        bench.gmail().expireHistory(scene.address("ben"));
        Instant until = bench.clock().instant().plusSeconds(90).truncatedTo(ChronoUnit.MILLIS);
        bench.gmail()
                .faults(once(
                        "gmail.users.messages.list",
                        "\"status\":429,\"reason\":\"rateLimitExceeded\",\"message\":\"Retry after " + until + "\""));

        assertThat(scene.importNow(mailbox)).isEqualTo(new ImportOutcome.GoOn(until));
        bench.clock().pass(Duration.ofSeconds(90));

        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName(
            "F19, F38: a listing that dies goes on from its next page, and what has a verdict is not fetched again")
    void diesWhileListing() {
        bench.gmail().pass("PT2S");
        scene.arrives("ben", fromJana().about("oldest, judged before"));
        scene.importNow(mailbox);
        scene.arrives("ben", fromJana().about("old"));
        for (int n = 0; n < 510; n++) {
            scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")));
        }
        bench.gmail().expireHistory(scene.address("ben"));
        long before = bench.gmail().lastCall();
        AtomicInteger pages = new AtomicInteger();

        assertThatThrownBy(() -> CrashPoint.watched(
                        point -> {
                            if (point.equals("reconcile.page-noted") && pages.incrementAndGet() == 2) {
                                throw new Died();
                            }
                        },
                        () -> scene.importNow(mailbox)))
                .isInstanceOf(Died.class);
        assertThat(facts.ledger(mailbox)).as("the page that was written before").hasSize(501);
        importAll();

        List<JsonNode> firstPages = calls(before, LIST).stream()
                .filter(call -> !call.path("path").asString().contains("labelIds"))
                .toList();
        assertThat(firstPages).as("page 1, page 2, page 2 again").hasSize(3);
        assertThat(firstPages.subList(1, 3))
                .allMatch(call -> call.path("path").asString().contains("pageToken"));
        assertThat(calls(before, GET)).as("one for each stranger, two for Jana").hasSize(512);
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("oldest, judged before", "old");
        assertThat(facts.verdicts(kramer, mailbox)).hasSize(512);
    }

    @Test
    @DisplayName("F05, F19: a page token that Gmail has forgotten costs the pages of one step, and loses nothing")
    void forgottenToken() {
        bench.gmail().pass("PT2S");
        for (int n = 0; n < 500; n++) {
            scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")));
        }
        scene.arrives("ben", fromJana());
        bench.gmail().expireHistory(scene.address("ben"));
        AtomicInteger pages = new AtomicInteger();
        CrashPoint.watched(
                point -> {
                    if (point.equals("reconcile.page-written") && pages.incrementAndGet() == 1) {
                        bench.gmail().faults(once(LIST, "\"status\":400,\"reason\":\"invalidArgument\""));
                    }
                },
                () -> assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.TryLater.class));

        importAll();

        assertThat(facts.ledger(mailbox)).hasSize(501);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R17, F15: what left spam while nobody told of it is met among the rest, and is judged again")
    void leftSpamInTheGap() {
        bench.gmail().pass("PT2S");
        String spam = scene.arrives("ben", fromJana().about("no spam at all"));
        ben.labels(spam, "[\"SPAM\"]", "[\"INBOX\"]");
        String draft = ben.drafts(Mail.from(scene.address("ben"), scene.jana()).text())
                .path("message")
                .path("id")
                .asString();
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, spam)).containsExactly("NOT_SYNCED R17");
        ben.labels(spam, "[\"INBOX\"]", "[\"SPAM\"]");
        bench.gmail().expireHistory(scene.address("ben"));

        importAll();

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("no spam at all");
        assertThat(facts.verdict(kramer, mailbox, draft))
                .as("a draft has its verdict as well (R80)")
                .containsExactly("NOT_SYNCED R17");
    }

    @Test
    @DisplayName("F89: what was deleted here with its contact is not brought in again by a listing")
    void deletedHere() {
        bench.gmail().pass("PT2S");
        scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        bench.get(WriteContact.class).delete(kramer, scene.janaId());
        bench.gmail().expireHistory(scene.address("ben"));

        importAll();

        assertThat(facts.messages(kramer)).isZero();
    }

    /** A backlog is judged in several turns. */
    private void importAll() {
        for (int n = 0; n < 50; n++) {
            scene.importNow(mailbox);
            if (bench.get(ImportHistory.class).nextDue(mailbox).isEmpty()) {
                return;
            }
        }
    }

    private List<JsonNode> calls(long since, String method) {
        return bench.gmail().calls(scene.address("ben"), since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .toList();
    }

    private String once(String method, String trouble) {
        return "{\"calls\":[{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben") + "\",\"times\":1,"
                + trouble + "}]}";
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
