package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.inbound.ArrivalStore.Waiting;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.postgres.CrmFacts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where reading begins, and what goes first")
class CursorDisciplineTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();

    @Test
    @DisplayName("F21: a new mailbox begins at its own history id, lists nothing, and reads what comes from there on")
    void baseline() {
        scene.arrives("ben", fromJana().about("before"));
        bench.gmail().pass("PT2S");
        MailboxId mailbox = scene.connectBen();
        HistoryCursor now = ((Answer.Got<HistoryCursor>) bench.get(Gmail.class).cursorNow(mailbox)).value();
        assertThat(bench.get(ArrivalStore.class).cursor(mailbox)).isEqualTo(now);
        assertThat(now.isAfter(new HistoryCursor(0))).isTrue();
        long before = bench.gmail().lastCall();

        scene.importNow(mailbox);
        assertThat(facts.ledger(mailbox)).isEmpty();
        scene.arrives("ben", fromJana().about("after"));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("after");
        assertThat(bench.gmail().calls(scene.address("ben"), before))
                .noneMatch(call -> call.path("method").asString().equals("gmail.users.messages.list"));
    }

    @Test
    @DisplayName("F38: what comes now is judged before a backlog, but never before what it answers")
    void liveFirst() {
        MailboxId mailbox = scene.connectBen();
        bench.gmail().pass("PT2S");
        String stranger = scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")));
        String question = Mail.newId();
        String original = scene.arrives("ben", fromJana().id(question));
        bench.gmail().expireHistory(scene.address("ben"));
        bench.get(ReadHistory.class).run(mailbox);
        bench.clock().pass(Duration.ofSeconds(5));
        String answer = scene.arrives(
                "ben",
                Mail.from("jana@private.example", scene.address("ben"))
                        .about("Re: hello")
                        .answering(question));
        bench.get(ReadHistory.class).run(mailbox);

        List<Waiting> due =
                bench.get(ArrivalStore.class).due(mailbox, bench.clock().instant(), 10);

        assertThat(due)
                .extracting(waiting -> waiting.candidate().message().value())
                .containsExactly(original, answer, stranger);
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"))
                .about("hello");
    }
}
