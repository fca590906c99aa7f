package dev.tandem.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.Health;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection that its user paused")
class PauseMailboxTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore mailboxes = bench.get(MailboxStore.class);
    private final PauseMailbox pauseMailbox = bench.get(PauseMailbox.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("says so, asks nothing of Gmail, and brings in what came meanwhile once it is resumed, nothing twice")
    void pausedAndResumed() {
        arrives("vorher");
        scene.importNow(mailbox);
        pause(true);

        arrives("in der Pause");

        assertThat(health()).isInstanceOf(Health.Paused.class);
        assertThat(claimed()).doesNotContain(mailbox);
        assertThat(subjects()).containsExactly("vorher");

        pause(false);
        assertThat(claimed()).contains(mailbox);
        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(subjects()).containsExactly("vorher", "in der Pause");
        assertThat(health()).isNotInstanceOf(Health.Paused.class);
    }

    @Test
    @DisplayName("F03: also where Gmail has forgotten its history meanwhile")
    void forgotten() {
        scene.importNow(mailbox);
        pause(true);
        arrives("in der Pause");
        bench.gmail().expireHistory(scene.address("ben"));

        pause(false);
        scene.importNow(mailbox);

        assertThat(subjects()).containsExactly("in der Pause");
    }

    @Test
    @DisplayName(
            "R01, R80: in one sub-account does not hold up the other; what that one brought in meanwhile is judged here afterwards")
    void inOneOfTwo() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        UUID janaThere = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        pause(true);

        String meanwhile = arrives("in der Pause");
        scene.importNow(mailbox);

        assertThat(claimed()).contains(mailbox);
        assertThat(scene.messages(lindenhof, janaThere)).hasSize(1);
        assertThat(subjects()).isEmpty();
        assertThat(bench.facts().verdict(kramer, mailbox, meanwhile)).isEmpty();

        pause(false);
        scene.importNow(mailbox);

        assertThat(subjects()).containsExactly("in der Pause");
        assertThat(scene.messages(lindenhof, janaThere)).hasSize(1);
    }

    @Test
    @DisplayName("F69: what a contact's new address asks for during the pause is judged after it, too")
    void askedMeanwhile() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        String privately = scene.address("jana.privat");
        String mail =
                scene.arrives("ben", Mail.from(privately, scene.address("ben")).about("privat"));
        scene.importNow(mailbox);
        assertThat(bench.facts().verdict(kramer, mailbox, mail)).containsExactly("NOT_SYNCED R14");
        pause(true);
        bench.get(WriteContact.class).addAddress(kramer, scene.janaId(), privately);
        scene.importNow(mailbox);
        assertThat(subjects()).isEmpty();

        pause(false);
        scene.importNow(mailbox);

        assertThat(subjects()).containsExactly("privat");
    }

    @Test
    @DisplayName("R19: tells Gmail nothing; what was marked meanwhile is told when it is resumed")
    void marks() {
        String mail = arrives("vorher");
        scene.importNow(mailbox);
        pause(true);
        UUID conversation = bench.get(ConversationQueries.class)
                .conversationOf(kramer, scene.janaId())
                .orElseThrow();
        bench.get(MarkConversation.class).run(kramer, conversation, Marks.allRead());

        bench.get(TellMailbox.class).run(mailbox);
        assertThat(labels(mail)).contains("UNREAD");

        pause(false);
        scene.importNow(mailbox);
        assertThat(labels(mail)).doesNotContain("UNREAD");
    }

    @Test
    @DisplayName("R43: sends nothing, and says why before anything is written")
    void sending() {
        pause(true);

        assertThat(send()).isEqualTo(new SendResult.Paused());

        pause(false);
        assertThat(send()).isInstanceOf(SendResult.Queued.class);
    }

    @Test
    @DisplayName("R80: goes on where its user consents anew, with everything since it was connected first")
    void connectedAnew() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        pause(true);
        arrives("in der Pause");
        scene.importNow(mailbox);

        scene.connectBen();
        scene.importNow(mailbox);

        assertThat(health()).isNotInstanceOf(Health.Paused.class);
        assertThat(subjects()).containsExactly("in der Pause");
    }

    @Test
    @DisplayName("to pause it twice, or where nothing is connected, does nothing")
    void nothingToDo() {
        pause(true);
        pause(true);
        pauseMailbox.run(scene.subAccount("Anderswo"), scene.ben(), true);

        assertThat(bench.facts().changes(kramer)).containsExactly("CONNECTION_CHANGED", "CONNECTION_CHANGED");
    }

    private void pause(boolean paused) {
        pauseMailbox.run(kramer, scene.ben(), paused);
    }

    private Health health() {
        return HealthRules.of(
                mailboxes.connectionOf(kramer, scene.ben()).orElseThrow().facts(),
                bench.clock().instant());
    }

    /** What a server would look into now. */
    private List<MailboxId> claimed() {
        NodeId node = new NodeId(UUID.randomUUID());
        bench.clock().pass(Duration.ofMinutes(2));
        List<MailboxId> claimed = bench
                .get(LookStore.class)
                .claim(node, bench.clock().instant(), 1_000)
                .stream()
                .map(LookStore.Claimed::mailbox)
                .toList();
        claimed.forEach(each -> bench.get(LookStore.class).giveBack(node, each));
        return claimed;
    }

    private List<String> subjects() {
        return scene.withJana().stream().map(MessageLine::subject).toList();
    }

    private List<String> labels(String message) {
        return scene.inGmail(scene.address("ben"))
                .message(message)
                .path("labelIds")
                .valueStream()
                .map(label -> label.asString())
                .toList();
    }

    private SendResult send() {
        return bench.get(SendEmail.class)
                .run(new SendRequest(
                        kramer,
                        scene.ben(),
                        "Ben Arnold",
                        scene.janaId(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("Angebot"),
                        "Guten Tag",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false));
    }

    private String arrives(String subject) {
        return scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about(subject));
    }
}
