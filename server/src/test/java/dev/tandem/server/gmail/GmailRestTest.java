package dev.tandem.server.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.inbound.Change;
import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.EmailBytes;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.Gmail.HistoryPage;
import dev.tandem.server.mailbox.Gmail.Listing;
import dev.tandem.server.mailbox.Gmail.Sent;
import dev.tandem.server.mailbox.Gmail.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GmailRestTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final EmulatedGmail EMULATOR = new EmulatedGmail();
    private static final String LETTER = """
            From: Jana Weber <jana@praxis-weber.example>
            To: ada@nordlicht.example
            Subject: Angebot
            Message-ID: <angebot-1@praxis-weber.example>

            Guten Tag
            """;

    private final GmailBench bench = new GmailBench(EMULATOR);
    private final GmailRest gmail = bench.gmail();
    private MailboxId ada = new MailboxId(new UUID(0, 0));

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @BeforeEach
    void connect() {
        EMULATOR.faults("{}");
        EMULATOR.account(ADA, "Ada");
        ada = bench.connected(ADA);
    }

    @Test
    void history_tells_what_arrived_in_order_with_its_labels() {
        HistoryCursor before = got(gmail.cursorNow(ada));
        JsonNode first = EMULATOR.arrive(ADA, LETTER);
        JsonNode second = EMULATOR.arrive(ADA, LETTER.replace("angebot-1", "angebot-2"));

        HistoryPage page = got(gmail.history(ada, before, Optional.empty()));

        assertThat(page.changes()).hasSize(2);
        assertThat(page.changes().getFirst()).isInstanceOfSatisfying(Change.MessageAdded.class, added -> {
            assertThat(added.message().value()).isEqualTo(first.path("id").asString());
            assertThat(added.labels().orElseThrow()).contains(Label.INBOX, Label.UNREAD);
        });
        assertThat(page.changes().getLast().message().value())
                .isEqualTo(second.path("id").asString());
        assertThat(page.next()).isEmpty();
        assertThat(page.cursor()).isEqualTo(got(gmail.cursorNow(ada)));
    }

    @Test
    void history_without_labels_says_that_it_does_not_know_them() {
        HistoryCursor before = got(gmail.cursorNow(ada));
        EMULATOR.faults("{\"history\":{\"omitLabelIds\":true}}");
        EMULATOR.arrive(ADA, LETTER);

        HistoryPage page = got(gmail.history(ada, before, Optional.empty()));

        assertThat(page.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.MessageAdded.class,
                        added -> assertThat(added.labels()).isEmpty());
    }

    @Test
    void nothing_new_is_an_empty_page_with_a_cursor() {
        HistoryCursor now = got(gmail.cursorNow(ada));

        HistoryPage page = got(gmail.history(ada, now, Optional.empty()));

        assertThat(page.changes()).isEmpty();
        assertThat(page.cursor()).isEqualTo(now);
    }

    @Test
    void an_expired_history_is_not_there() {
        HistoryCursor old = got(gmail.cursorNow(ada));
        EMULATOR.arrive(ADA, LETTER);
        EMULATOR.expireHistory(ADA);

        assertThat(gmail.history(ada, old, Optional.empty())).isInstanceOf(Answer.NotThere.class);
        assertThat(got(gmail.messages(
                                ada,
                                new Listing(
                                        new Stretch(Instant.parse("2020-01-01T00:00:00Z"), Optional.empty()),
                                        Optional.empty()),
                                Optional.empty()))
                        .messages())
                .isNotEmpty();
    }

    @Test
    void a_message_comes_as_envelope_and_byte_for_byte() {
        GmailMessageId id =
                new GmailMessageId(EMULATOR.arrive(ADA, LETTER).path("id").asString());

        Envelope envelope = got(gmail.envelope(ada, id));
        byte[] source = got(gmail.source(ada, id)).raw().bytes();

        assertThat(envelope.headers())
                .anySatisfy(header ->
                        assertThat(header.name() + ": " + header.value()).isEqualTo("Subject: Angebot"));
        assertThat(envelope.labels()).contains(Label.INBOX);
        assertThat(new String(source, StandardCharsets.UTF_8)).isEqualTo(LETTER.replace("\n", "\r\n"));
        assertThat(gmail.envelope(ada, new GmailMessageId("ffff"))).isInstanceOf(Answer.NotThere.class);
    }

    @Test
    void a_draft_is_found_again_by_its_message_id_until_it_is_sent() {
        Draft draft = got(gmail.createDraft(ada, Optional.empty(), EmailBytes.of(email("answer-1", "kurz"))));

        assertThat(got(gmail.findDraft(ada, new RfcMessageId("answer-1@tandem.example"))))
                .isEqualTo(draft);
        assertThat(got(gmail.draft(ada, draft.draftId()))).isEqualTo(draft);
        Sent sent = got(gmail.sendDraft(ada, draft.draftId()));

        assertThat(sent.threadId()).isEqualTo(draft.threadId());
        assertThat(got(gmail.thread(ada, sent.threadId())))
                .singleElement()
                .satisfies(left -> assertThat(left.labels()).contains(Label.SENT));
        assertThat(gmail.draft(ada, draft.draftId())).isInstanceOf(Answer.NotThere.class);
        assertThat(gmail.sendDraft(ada, draft.draftId())).isInstanceOf(Answer.NotThere.class);
        assertThat(gmail.findDraft(ada, new RfcMessageId("answer-1@tandem.example")))
                .isInstanceOf(Answer.NotThere.class);
    }

    @Test
    void a_large_draft_goes_through_the_upload_and_stays_in_its_thread() {
        JsonNode letter = EMULATOR.arrive(ADA, LETTER);
        var thread = got(gmail.envelope(
                        ada, new GmailMessageId(letter.path("id").asString())))
                .threadId();
        String body = "0123456789abcdef".repeat(5 * 1024 * 1024 / 16);
        RawEmail large =
                new RawEmail(("From: ada@nordlicht.example\r\nTo: jana@praxis-weber.example\r\nSubject: Re: Angebot\r\n"
                                + "In-Reply-To: <angebot-1@praxis-weber.example>\r\nReferences: <angebot-1@praxis-weber.example>\r\n"
                                + "Message-ID: <large@tandem.example>\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));

        Draft draft = got(gmail.createDraft(ada, Optional.of(thread), EmailBytes.of(large)));

        assertThat(draft.threadId()).isEqualTo(thread);
        assertThat(got(gmail.source(ada, draft.message())).raw().size()).isGreaterThan(5 * 1024 * 1024);
    }

    @Test
    @DisplayName("F33: a quota is no lost consent, and its time is read from the sentence")
    void a_quota_is_no_lost_consent_and_its_time_is_read_from_the_sentence() {
        Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        fault(
                "\"status\":403,\"reason\":\"userRateLimitExceeded\",\"message\":\"User-rate limit exceeded.  Retry after "
                        + until + "\"");

        assertThat(gmail.cursorNow(ada))
                .isEqualTo(new Answer.TryLater<>(Optional.of(until), "HTTP 403 userRateLimitExceeded", true));
    }

    @Test
    void a_missing_permission_is_a_lost_consent() {
        MailboxId blind = bench.connected(ADA, "openid email");

        assertThat(gmail.cursorNow(blind)).isInstanceOf(Answer.ConsentLost.class);
    }

    @Test
    void trouble_on_their_side_passes() {
        for (String trouble : List.of(
                "\"status\":503,\"reason\":\"backendError\",\"message\":\"Backend Error\"",
                "\"status\":400,\"reason\":\"failedPrecondition\",\"message\":\"Precondition check failed.\"")) {
            fault(trouble);
            assertThat(gmail.cursorNow(ada)).as(trouble).isInstanceOf(Answer.TryLater.class);
        }
        fault("\"status\":400,\"reason\":\"invalidArgument\",\"message\":\"Invalid id value\"");
        assertThat(gmail.cursorNow(ada)).isInstanceOf(Answer.Refused.class);
        fault("\"status\":429,\"reason\":\"rateLimitExceeded\",\"message\":\"Too many concurrent requests for user\"");
        assertThat(gmail.cursorNow(ada)).isInstanceOf(Answer.TryLater.class);
    }

    @Test
    @DisplayName("F35: an account without a mailbox stays without one; nobody waits for it")
    void no_mailbox() {
        fault("\"status\":400,\"reason\":\"failedPrecondition\",\"message\":\"Mail service not enabled\"");

        assertThat(gmail.cursorNow(ada))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("Mail service not enabled"));
    }

    @Test
    @DisplayName(
            "F34: once Google has called a mailbox too busy, not a call more is made until the time in header or text is over")
    void limited() {
        Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));
        assertThat(RetryAfter.of("90", "", Instant.EPOCH)).contains(Instant.ofEpochSecond(90));
        assertThat(RetryAfter.of(date, "", Instant.EPOCH)).contains(until);
        assertThat(RetryAfter.of(
                        null, "User-rate limit exceeded.  Retry after " + until + " (Mail sending)", Instant.EPOCH))
                .contains(until);
        EMULATOR.faults(
                "{\"calls\":[{\"method\":\"gmail.users.getProfile\",\"times\":1,\"status\":429,\"reason\":"
                        + "\"rateLimitExceeded\",\"message\":\"Too many\",\"retryAfter\":\"HEADER\",\"retryAfterSeconds\":90}]}");
        gmail.cursorNow(ada);
        long before = EMULATOR.lastCall();

        assertThat(gmail.cursorNow(ada)).isInstanceOf(Answer.TryLater.class);
        assertThat(bench.gmail().createDraft(ada, Optional.empty(), EmailBytes.of(email("limited", "begrenzt"))))
                .isInstanceOfSatisfying(
                        Answer.TryLater.class,
                        later -> assertThat(later.byQuota()).isTrue());
        assertThat(EMULATOR.calls(ADA, before)).isEmpty();
    }

    @Test
    @DisplayName("F34: a limit on sending is heard in its text, and mail goes on coming in")
    void sending_limited() {
        Draft draft = got(gmail.createDraft(ada, Optional.empty(), EmailBytes.of(email("daily", "täglich"))));
        Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        EMULATOR.faults("{\"calls\":[{\"method\":\"gmail.users.drafts.send\",\"times\":1,\"status\":429,\"reason\":"
                + "\"rateLimitExceeded\",\"message\":\"User-rate limit exceeded.  Retry after " + until
                + " (Mail sending)\"}]}");
        gmail.sendDraft(ada, draft.draftId());
        long before = calls("gmail.users.drafts.send");

        assertThat(gmail.sendDraft(ada, draft.draftId()))
                .isEqualTo(new Answer.TryLater<>(Optional.of(until), "no units left for SEND_DRAFT", true));
        assertThat(calls("gmail.users.drafts.send")).isEqualTo(before);
        got(gmail.cursorNow(ada));
    }

    @Test
    void a_lost_answer_leaves_open_whether_it_was_done_and_nothing_is_sent_again_by_itself() {
        Draft draft = got(gmail.createDraft(ada, Optional.empty(), EmailBytes.of(email("once", "einmal"))));
        EMULATOR.faults("{\"calls\":[{\"method\":\"gmail.users.drafts.send\",\"times\":1,\"loseAnswer\":true}]}");
        long before = calls("gmail.users.drafts.send");

        assertThat(gmail.sendDraft(ada, draft.draftId())).isInstanceOf(Answer.NoAnswer.class);

        assertThat(calls("gmail.users.drafts.send") - before).isEqualTo(1);
        assertThat(gmail.draft(ada, draft.draftId())).isInstanceOf(Answer.NotThere.class);
    }

    @Test
    @DisplayName("F40: a grant that ended is a lost consent, an outage of the token endpoint is not")
    void a_changed_password_is_a_lost_consent_and_a_broken_token_endpoint_is_not() {
        EMULATOR.faults("{\"token\":{\"failWith\":\"500\"}}");
        assertThat(gmail.cursorNow(ada)).isInstanceOf(Answer.TryLater.class);
        EMULATOR.faults("{\"token\":{}}");
        got(gmail.cursorNow(ada));

        EMULATOR.changePassword(ADA);

        assertThat(gmail.cursorNow(ada)).isInstanceOf(Answer.ConsentLost.class);
    }

    @Test
    @DisplayName("F40: only what Google says of the grant or of the client it was given to ends it")
    void dead_grants() {
        for (String dead : List.of("invalid_grant", "deleted_client", "unauthorized_client")) {
            EMULATOR.faults("{\"token\":{\"failWith\":\"" + dead + "\"}}");
            assertThat(gmail.cursorNow(ada)).as(dead).isInstanceOf(Answer.ConsentLost.class);
        }
        for (String passing : List.of("invalid_client", "temporarily_unavailable", "503")) {
            EMULATOR.faults("{\"token\":{\"failWith\":\"" + passing + "\"}}");
            assertThat(gmail.cursorNow(ada)).as(passing).isInstanceOf(Answer.TryLater.class);
        }
    }

    @Test
    @DisplayName("F44: many questions at once fetch one access token")
    void many_questions_at_once_fetch_one_access_token() throws Exception {
        long before = calls("oauth.token");
        List<Callable<Answer<HistoryCursor>>> questions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            questions.add(() -> gmail.cursorNow(ada));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(questions)) {
                got(answer.get());
            }
        }

        assertThat(calls("oauth.token") - before).isEqualTo(1);
    }

    @Test
    void a_mailbox_without_a_consent_is_not_asked() {
        long before = EMULATOR.ledger().size();

        assertThat(gmail.cursorNow(bench.unconnected())).isInstanceOf(Answer.ConsentLost.class);

        assertThat(EMULATOR.ledger().size()).isEqualTo(before);
    }

    @Test
    void a_watch_moves_over_from_another_topic() {
        bench.topic("projects/tandem-sandbox/topics/gmail");
        bench.topic("projects/tandem-sandbox/topics/other");
        Watch first = got(gmail.watch(ada));

        assertThat(first.expiresAt()).isAfter(Instant.now());
        assertThat(got(bench.watchingTopic("projects/tandem-sandbox/topics/other")
                                .watch(ada))
                        .cursor())
                .isNotNull();
        assertThat(got(gmail.stopWatch(ada))).isTrue();
    }

    private static RawEmail email(String id, String text) {
        return new RawEmail(
                ("From: " + new EmailAddress(ADA) + "\r\nTo: jana@praxis-weber.example\r\nSubject: Antwort\r\n"
                                + "Message-ID: <" + id + "@tandem.example>\r\n\r\n" + text + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void fault(String what) {
        EMULATOR.faults("{\"calls\":[{\"method\":\"gmail.users.getProfile\",\"times\":1," + what.strip() + "}]}");
    }

    private static long calls(String method) {
        return EMULATOR.ledger()
                .valueStream()
                .filter(call -> call.path("method").asString().equals(method))
                .count();
    }

    private static <T> T got(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Got.class);
        return ((Answer.Got<T>) answer).value();
    }
}
