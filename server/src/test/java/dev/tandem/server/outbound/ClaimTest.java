package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R30-R33: one mailbox, two sub-accounts, and Jana is a contact of both")
class ClaimTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final ConversationQueries queries = bench.get(ConversationQueries.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
    private final UUID janaThere = inLindenhof();
    private final String asked = Mail.newId();

    private UUID inLindenhof() {
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        return scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
    }

    @Test
    @DisplayName("R32: the reply from one hides the thread in the other, at once, and ends its sync there")
    void replyClaims() {
        MessageLine here = arrived();
        MessageLine there = scene.messages(lindenhof, janaThere).getFirst();
        assertThat(bench.get(ClaimStore.class).alsoShownIn(kramer, here.threadId()))
                .extracting(ClaimStore.Shown::name)
                .containsExactly("Zahnzentrum Lindenhof");

        MessageLine sent = Writing.answer(scene, here.messageId(), false).delivered();
        String answer = answers(sent);

        assertThat(sent.state()).isEqualTo("SENT");
        assertThat(scene.withJana()).hasSize(3);
        assertThat(scene.messages(lindenhof, janaThere)).singleElement().satisfies(line -> {
            assertThat(line.messageId()).isEqualTo(there.messageId());
            assertThat(line.claimedBy().orElseThrow().name()).isEqualTo("Fenster Kramer");
        });
        assertThat(facts.verdict(lindenhof, mailbox, answer)).containsExactly("NOT_SYNCED R32");
        assertThat(facts.verdict(kramer, mailbox, answer)).containsExactly("SYNCED R11");
        assertThat(queries.counts(lindenhof, scene.ben()).unread()).isZero();
        assertThat(queries.conversation(lindenhof, there.conversationId())
                        .orElseThrow()
                        .lastSnippet())
                .isEmpty();
        assertThat(facts.changes(lindenhof)).last().asString().startsWith("CONVERSATION_CHANGED");
        assertThat(bench.get(ClaimStore.class).alsoShownIn(kramer, here.threadId()))
                .isEmpty();
    }

    @Test
    @DisplayName("R32: what the copy of the reply is elsewhere, is told without reading it")
    void copyOfTheReply() {
        MessageLine sent = Writing.answer(scene, arrived().messageId(), false).delivered();
        scene.importNow(mailbox);

        String copy = sent.sources().stream()
                .flatMap(source -> source.gmailMessageId().stream())
                .findFirst()
                .orElseThrow();
        assertThat(facts.verdict(lindenhof, mailbox, copy)).containsExactly("NOT_SYNCED R32");
        assertThat(facts.verdict(kramer, mailbox, copy)).containsExactly("SYNCED R44");
    }

    @Test
    @DisplayName("R32: a new thread of the same contact fans out again")
    void newThread() {
        Writing.answer(scene, arrived().messageId(), false).delivered();

        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Etwas anderes"));
        scene.importNow(mailbox);

        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(2)
                .filteredOn(line -> line.claimedBy().isEmpty())
                .extracting(MessageLine::subject)
                .containsExactly("Etwas anderes");
    }

    @Test
    @DisplayName("R32: a reply written in Gmail claims nothing")
    void replyInGmail() {
        MessageLine here = arrived();
        GmailPerson ben = scene.inGmail(scene.address("ben"));
        String copy = here.sources().getFirst().gmailMessageId().orElseThrow();
        ben.sends(
                Mail.from(scene.address("ben"), scene.jana())
                        .about("Re: Fenster")
                        .answering(asked)
                        .text(),
                ben.message(copy).path("threadId").asString());
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(2);
        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(2)
                .allMatch(line -> line.claimedBy().isEmpty());
    }

    @Test
    @DisplayName("R32: the second reply is told who was faster, and nothing of it is written")
    void secondReply() {
        MessageLine here = arrived();
        MessageLine there = scene.messages(lindenhof, janaThere).getFirst();
        Writing.answer(scene, here.messageId(), false).queued();

        assertThat(replyFrom(lindenhof, janaThere, there))
                .isInstanceOfSatisfying(SendResult.ClaimedElsewhere.class, result -> {
                    assertThat(result.claim().name()).isEqualTo("Fenster Kramer");
                    assertThat(result.claim().at()).isEqualTo(bench.clock().instant());
                });
        assertThat(scene.messages(lindenhof, janaThere)).hasSize(1);
    }

    @Test
    @DisplayName("R32: of two replies at once exactly one is sent, whichever commits first")
    void atOnce() throws Exception {
        MessageLine here = arrived();
        MessageLine there = scene.messages(lindenhof, janaThere).getFirst();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<SendResult>> both = List.of(
                    () -> Writing.answer(scene, here.messageId(), false).send(),
                    () -> replyFrom(lindenhof, janaThere, there));
            List<SendResult> results = threads.invokeAll(both).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(results).filteredOn(SendResult.Queued.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(SendResult.ClaimedElsewhere.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("R33: a thread begun in the CRM appears in its sub-account alone, and so do its answers")
    void bornHere() {
        MessageLine sent = Writing.toJana(scene).delivered();
        String answer = answers(sent);

        assertThat(scene.withJana()).hasSize(2);
        assertThat(scene.messages(lindenhof, janaThere)).isEmpty();
        assertThat(facts.verdict(lindenhof, mailbox, answer)).containsExactly("NOT_SYNCED R33");
    }

    @Test
    @DisplayName("R32: what a colleague's own mailbox brings there stays visible there")
    void throughAnotherMailbox() {
        UserId ada = scene.user(lindenhof, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(lindenhof, ada, scene.address("ada"));
        scene.crm().gate(lindenhof, "ANY_CONTACT");
        Mail mail = Mail.from(scene.jana(), scene.address("ben")).line("Cc: " + scene.address("ada"));
        scene.arrives("ben", mail);
        scene.arrives("ada", mail);
        scene.importNow(mailbox);
        scene.importNow(adas);

        Writing.answer(scene, scene.withJana().getFirst().messageId(), false).queued();

        assertThat(scene.messages(lindenhof, janaThere)).singleElement().satisfies(line -> {
            assertThat(line.sources()).hasSize(2);
            assertThat(line.claimedBy()).isEmpty();
        });
    }

    @Test
    @DisplayName(
            "R33: a colleague's copy of an email written in the CRM is hidden where it was not written, from the first moment")
    void copyOfAColleague() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        scene.join(lindenhof, ada);
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        Writing.toJana(scene)
                .by(ada)
                .with(List.of(), List.of(scene.address("ben")), List.of())
                .delivered();

        scene.importNow(mailbox);

        assertThat(scene.withJana())
                .singleElement()
                .satisfies(line -> assertThat(line.claimedBy()).isEmpty());
        assertThat(scene.messages(lindenhof, janaThere))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.claimedBy().orElseThrow().name()).isEqualTo("Fenster Kramer"));
    }

    private MessageLine arrived() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).id(asked));
        scene.importNow(mailbox);
        return scene.withJana().getFirst();
    }

    private String answers(MessageLine sent) {
        String id = scene.arrives(
                "ben",
                Mail.from(scene.jana(), scene.address("ben"))
                        .about("Re: " + sent.subject())
                        .answering(sent.rfcMessageId().orElseThrow()));
        scene.importNow(mailbox);
        return id;
    }

    private SendResult replyFrom(SubAccountId subAccount, UUID contact, MessageLine answered) {
        return bench.get(SendEmail.class)
                .run(new SendRequest(
                        subAccount,
                        scene.ben(),
                        "Ben Arnold",
                        contact,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "Gern",
                        Optional.empty(),
                        List.of(),
                        Optional.of(answered.messageId()),
                        false));
    }
}
