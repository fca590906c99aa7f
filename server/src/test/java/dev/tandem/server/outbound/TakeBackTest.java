package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.draft.KeepDraft;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.outbound.SendRequest.Choices;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R52: an email that has not left")
class TakeBackTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final TakeBackEmail takeBack = bench.get(TakeBackEmail.class);
    private final DraftStore drafts = bench.get(DraftStore.class);

    @Test
    @DisplayName("waits for its seconds, then leaves, with the time it left as its date")
    void waits() {
        UUID message = later(Duration.ofSeconds(10));
        all();
        assertThat(line(message).state()).isEqualTo("QUEUED");
        assertThat(line(message).leavesAt()).contains(bench.clock().instant().plusSeconds(10));
        bench.clock().pass(Duration.ofSeconds(10));
        all();
        assertThat(line(message).state()).isEqualTo("SENT");
        assertThat(takeBack.run(scene.kramer(), scene.ben(), message)).isEmpty();
    }

    @Test
    @DisplayName("goes without a trace when its author takes it back, and is a draft with all that stood in it")
    void takenBack() {
        Writing writing = Writing.toJana(scene)
                .with(List.of(), List.of("ingrid@nachbar.example"), List.of("geheim@nachbar.example"))
                .with(new Letter.File(
                        "plan.txt", "text/plain", new RawEmail("1,20 m".getBytes(StandardCharsets.UTF_8))));
        UUID message = queued(writing, in(Duration.ofSeconds(10)));

        UUID draft = takeBack.run(scene.kramer(), scene.ben(), message).orElseThrow();

        assertThat(scene.withJana()).isEmpty();
        bench.clock().pass(Duration.ofMinutes(1));
        all();
        assertThat(bench.gmail().outside(scene.jana())).isEmpty();
        assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
        Draft again = drafts.find(scene.kramer(), scene.ben(), draft).orElseThrow();
        assertThat(again.contact()).contains(scene.janaId());
        assertThat(again.content().text()).isEqualTo("Guten Tag");
        assertThat(again.content().subject()).isEqualTo("Angebot 2311");
        assertThat(again.content().to()).isEqualTo(scene.jana());
        assertThat(again.content().cc()).isEqualTo("ingrid@nachbar.example");
        assertThat(again.content().bcc()).isEqualTo("geheim@nachbar.example");
        assertThat(again.files()).extracting(Draft.File::fileName).containsExactly("plan.txt");
        assertThat(takeBack.run(scene.kramer(), scene.ben(), message)).isEmpty();
    }

    @Test
    @DisplayName("R50: is the very draft again that it was, which was nobody's meanwhile and is gone once it has left")
    void sameDraft() {
        UUID draft = draft();
        UUID message = queued(Writing.toJana(scene), in(Duration.ofSeconds(10), draft));
        assertThat(drafts.count(scene.kramer(), scene.ben())).isZero();
        assertThat(takeBack.run(scene.kramer(), scene.ben(), message)).contains(draft);
        assertThat(drafts.find(scene.kramer(), scene.ben(), draft)
                        .orElseThrow()
                        .content()
                        .to())
                .isEqualTo("Jana <so@getippt.example>");

        UUID sent = queued(Writing.toJana(scene), in(Duration.ZERO, draft));
        all();
        assertThat(line(sent).state()).isEqualTo("SENT");
        assertThat(drafts.all(scene.kramer(), scene.ben(), 10)).isEmpty();
    }

    @Test
    @DisplayName("is nobody else's to take back")
    void others() {
        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        UUID message = later(Duration.ofSeconds(10));
        assertThat(takeBack.run(scene.kramer(), ada, message)).isEmpty();
        assertThat(bench.get(RescheduleEmail.class).now(scene.kramer(), ada, message))
                .isFalse();
        assertThat(line(message).state()).isEqualTo("QUEUED");
    }

    @Test
    @DisplayName("R45: is taken back or leaves, never both, wherever the two meet")
    void meets() {
        for (String place : List.of("send.draft-asked", "send.draft-created", "send.draft-stored", "send.send-asked")) {
            UUID message = later(Duration.ZERO);
            CrashPoint.watched(
                    point -> {
                        if (point.equals(place)) {
                            assertThat(takeBack.run(scene.kramer(), scene.ben(), message))
                                    .as(place)
                                    .isEmpty();
                        }
                    },
                    this::all);
            assertThat(line(message).state()).as(place).isEqualTo("SENT");
        }
        UUID first = later(Duration.ZERO);
        SendingStore sendings = bench.get(SendingStore.class);
        var claimed = sendings.claim(Writing.NODE, bench.clock().instant(), 1_000);
        assertThat(takeBack.run(scene.kramer(), scene.ben(), first)).isPresent();
        claimed.forEach(bench.get(DeliverEmail.class)::run);
        assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
        assertThat(bench.gmail().outside(scene.jana())).hasSize(4);
    }

    @Test
    @DisplayName("is changed after it failed, and what Gmail has of it goes")
    void failed() {
        bench.gmail().faults("""
                {"calls": [{"method": "gmail.users.drafts.send", "account": "%s", "status": 400, "reason": "invalidArgument",
                            "message": "Invalid To header", "times": 1}]}
                """.formatted(scene.address("ben")));
        UUID message = later(Duration.ZERO);
        all();
        assertThat(line(message).state()).isEqualTo("FAILED");
        assertThat(scene.inGmail(scene.address("ben")).drafts()).hasSize(1);

        assertThat(takeBack.run(scene.kramer(), scene.ben(), message)).isPresent();

        assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
        assertThat(scene.withJana()).isEmpty();
    }

    @Test
    @DisplayName("R32: gives the thread back that it had claimed, unless another answer followed")
    void claims() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        UUID there = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Anfrage"));
        scene.importNow(mailbox);
        MessageLine received = scene.withJana().getFirst();
        assertThat(scene.messages(lindenhof, there).getFirst().claimedBy()).isEmpty();

        UUID answer = queued(Writing.answer(scene, received.messageId(), false), in(Duration.ofSeconds(10)));
        assertThat(scene.messages(lindenhof, there).getFirst().claimedBy()).isPresent();
        bench.clock().pass(Duration.ofSeconds(1));
        UUID second = queued(Writing.answer(scene, received.messageId(), false), in(Duration.ofSeconds(10)));
        assertThat(takeBack.run(scene.kramer(), scene.ben(), answer)).isPresent();
        assertThat(scene.messages(lindenhof, there).getFirst().claimedBy()).isPresent();

        assertThat(takeBack.run(scene.kramer(), scene.ben(), second)).isPresent();
        bench.clock().pass(Duration.ofSeconds(1));
        UUID third = queued(Writing.answer(scene, received.messageId(), false), in(Duration.ofSeconds(10)));
        assertThat(scene.messages(lindenhof, there).getFirst().claimedBy()).isPresent();
        assertThat(takeBack.run(scene.kramer(), scene.ben(), third)).isPresent();
        assertThat(scene.withJana()).extracting(MessageLine::messageId).containsExactly(received.messageId());
    }

    @Test
    @DisplayName("by the provider waits and is taken back alike")
    void byProvider() {
        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        ToldProvider provider = new ToldProvider();
        UUID message = queued(Writing.toJana(scene).by(ada), in(Duration.ofSeconds(10)));
        Providers.deliverAll(bench, scene.kramer(), provider);
        assertThat(provider.asked).isEmpty();
        assertThat(takeBack.run(scene.kramer(), ada, message)).isPresent();
        bench.clock().pass(Duration.ofMinutes(1));
        Providers.deliverAll(bench, scene.kramer(), provider);
        assertThat(provider.asked).isEmpty();
        assertThat(scene.withJana()).isEmpty();
    }

    @Test
    @DisplayName("gets another time, or leaves now, as long as it waits; not in the past, and not in years")
    void rescheduled() {
        RescheduleEmail reschedule = bench.get(RescheduleEmail.class);
        Instant now = bench.clock().instant();
        UUID message = later(Duration.ofDays(3));
        assertThat(bench.get(WaitingEmailStore.class).scheduled(scene.kramer(), scene.ben(), now))
                .isEqualTo(1);
        assertThat(reschedule.run(scene.kramer(), scene.ben(), message, now.plus(Duration.ofDays(5))))
                .isTrue();
        bench.clock().pass(Duration.ofDays(4));
        all();
        assertThat(line(message).state()).isEqualTo("QUEUED");
        assertThatThrownBy(() -> reschedule.run(scene.kramer(), scene.ben(), message, now))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(
                        () -> reschedule.run(scene.kramer(), scene.ben(), message, now.plus(Duration.ofDays(4 + 367))))
                .isInstanceOf(BadInput.class);
        assertThat(reschedule.now(scene.kramer(), scene.ben(), message)).isTrue();
        all();
        assertThat(line(message).state()).isEqualTo("SENT");
        assertThat(reschedule.now(scene.kramer(), scene.ben(), message)).isFalse();
    }

    @Test
    @DisplayName("R71: leaves no more once its author disconnects, and says so at once and not days later")
    void disconnected() {
        UUID message = later(Duration.ofDays(3));
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        all();
        assertThat(line(message).state()).isEqualTo("FAILED");
        assertThat(line(message).reason()).contains("NOT_CONNECTED");
        assertThat(takeBack.run(scene.kramer(), scene.ben(), message)).isPresent();
    }

    @Test
    @DisplayName("is not written for a time in the past")
    void past() {
        SendResult result =
                bench.get(SendEmail.class).run(Writing.toJana(scene).request().with(in(Duration.ofMinutes(-2))));
        assertThat(result)
                .isEqualTo(new SendResult.Invalid(
                        List.of(new SendResult.FieldProblem("sendAt", SendResult.Problem.TIME_IN_THE_PAST))));
    }

    private Choices in(Duration wait) {
        return choices(wait, Optional.empty());
    }

    private Choices in(Duration wait, UUID draft) {
        return choices(wait, Optional.of(draft));
    }

    private Choices choices(Duration wait, Optional<UUID> draft) {
        return new Choices(
                Optional.empty(),
                Optional.empty(),
                Optional.of(bench.clock().instant().plus(wait)),
                draft,
                false);
    }

    private UUID draft() {
        KeepDraft.Place place = new KeepDraft.Place(scene.kramer(), scene.ben(), Optional.of(scene.janaId()));
        Draft.Content content = new Draft.Content(
                Draft.Kind.NEW,
                Optional.empty(),
                "Jana <so@getippt.example>",
                "",
                "",
                "Angebot",
                "Guten Tag",
                Optional.empty(),
                Optional.empty());
        return ((KeepDraft.Kept.Saved)
                        bench.get(KeepDraft.class).save(place, Optional.empty(), content, Optional.empty()))
                .draft()
                .id();
    }

    private UUID later(Duration wait) {
        return queued(Writing.toJana(scene), in(wait));
    }

    private UUID queued(Writing writing, Choices choices) {
        return switch (bench.get(SendEmail.class).run(writing.request().with(choices))) {
            case SendResult.Queued(UUID message) -> message;
            case SendResult other -> throw new AssertionError("not queued: " + other);
        };
    }

    /** One turn of the loop for whatever of this sub-account is due. */
    private void all() {
        SendingStore sendings = bench.get(SendingStore.class);
        List<SendingStore.Due> due = sendings.claim(Writing.NODE, bench.clock().instant(), 1_000);
        due.stream().filter(one -> one.subAccount().equals(scene.kramer())).forEach(bench.get(DeliverEmail.class)::run);
        due.forEach(one -> sendings.giveBack(Writing.NODE, one));
    }

    private MessageLine line(UUID message) {
        return Writing.line(scene, message);
    }
}
