package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.postgres.CrmFacts;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("R26: what the user forwards from Gmail inside a thread of Jana's")
class ForwardedTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));
    private final String mehmets = scene.jana().replace("jana.weber", "mehmet");
    private final UUID mehmet = scene.contact(kramer, "Mehmet", "Yıldız", mehmets, Optional.of(scene.ben()));
    private final String asked = Mail.newId();
    private final String thread = asked();

    private String asked() {
        String id = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).id(asked));
        scene.importNow(mailbox);
        return ben.message(id).path("threadId").asString();
    }

    @Test
    @DisplayName(
            "R26: a forward to a contact stands under that contact, although Gmail keeps it in the thread; so does the answer")
    void toContact() {
        JsonNode forward = ben.sends(forwardTo(mehmets).text(), thread);
        scene.importNow(mailbox);

        assertThat(forward.path("threadId").asString()).isEqualTo(thread);
        assertThat(facts.verdict(kramer, mailbox, id(forward))).containsExactly("SYNCED R26");
        assertThat(scene.withJana()).hasSize(1);
        MessageLine sent = scene.messages(kramer, mehmet).getFirst();

        String answer = scene.arrives(
                "ben",
                Mail.from("chef@yildiz.example", scene.address("ben"))
                        .about("Re: Fwd: Fenster")
                        .line("In-Reply-To: <" + sent.rfcMessageId().orElseThrow() + ">")
                        .line("References: <" + asked + "> <"
                                + sent.rfcMessageId().orElseThrow() + ">"));
        scene.importNow(mailbox);

        assertThat(ben.message(answer).path("threadId").asString()).isEqualTo(thread);
        assertThat(facts.verdict(kramer, mailbox, answer)).containsExactly("SYNCED R26");
        assertThat(scene.messages(kramer, mehmet))
                .hasSize(2)
                .extracting(MessageLine::threadId)
                .containsOnly(sent.threadId());
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R21: Jana's own next email stays Jana's, also when it names the forward's thread")
    void janaAnswers() {
        ben.sends(forwardTo(mehmets).text(), thread);
        scene.importNow(mailbox);

        scene.arrives(
                "ben",
                Mail.from(scene.jana(), scene.address("ben"))
                        .about("Re: Fenster")
                        .answering(asked));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(2);
        assertThat(scene.messages(kramer, mehmet)).hasSize(1);
    }

    @Test
    @DisplayName("R26, R11: a forward to nobody's address stays in the conversation and is marked")
    void outside() {
        JsonNode forward = ben.sends(forwardTo("s.voss@glaswerk.example").text(), thread);
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id(forward))).containsExactly("SYNCED R11");
        assertThat(scene.withJana()).extracting(MessageLine::forwarded).containsExactly(false, true);
    }

    @Test
    @DisplayName(
            "R26, R13: judged again for somebody else's sake, a forward stays where it stands, whoever its contact belongs to by now")
    void judgedAgainForOthers() {
        JsonNode forward = ben.sends(forwardTo(mehmets).text(), thread);
        scene.importNow(mailbox);
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        scene.crm().assign(kramer, mehmet, ada);
        MessageLine before = scene.messages(kramer, mehmet).getFirst();

        bench.get(ArrivalStore.class)
                .judgeAgain(
                        mailbox,
                        Set.of(new GmailMessageId(id(forward))),
                        bench.clock().instant());
        scene.importNow(mailbox);

        assertThat(facts.ledger(mailbox)).containsOnly("JUDGED 0");
        assertThat(scene.messages(kramer, mehmet)).containsExactly(before);
        assertThat(facts.verdict(kramer, mailbox, id(forward))).containsExactly("SYNCED R26");
    }

    @Test
    @DisplayName("R26: judged again, a forward stays what it was")
    void judgedAgain() {
        JsonNode forward = ben.sends(
                Mail.from(scene.address("ben"), mehmets)
                        .about("Fenster")
                        .answering(asked)
                        .text(),
                thread);
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, id(forward))).containsExactly("SYNCED R26");

        bench.get(ArrivalStore.class)
                .judgeAgain(
                        mailbox,
                        Set.of(new GmailMessageId(id(forward))),
                        bench.clock().instant());
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id(forward))).containsExactly("SYNCED R26");
        assertThat(scene.messages(kramer, mehmet)).hasSize(1);
        assertThat(scene.withJana()).hasSize(1);
    }

    private Mail forwardTo(String address) {
        return Mail.from(scene.address("ben"), address).about("Fwd: Fenster").answering(asked);
    }

    private static String id(JsonNode message) {
        return message.path("id").asString();
    }
}
