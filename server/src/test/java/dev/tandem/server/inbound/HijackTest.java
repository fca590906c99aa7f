package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.postgres.CrmFacts;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F60, F64: a stranger who knows Message-IDs joins nothing and hides nothing by that")
class HijackTest {

    private static final String STRANGER = "sven@stranger.example";

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName("F64: answering a known Message-ID under another subject, in a thread of its own, joins nothing")
    void answersOtherSubject() {
        String known = Mail.newId();
        String first = scene.arrives("ben", fromJana().id(known));
        String hijack = scene.arrives(
                "ben",
                Mail.from(STRANGER, scene.address("ben")).about("Ihr Konto").answering(known));
        scene.importNow(mailbox);

        assertThat(ben.message(hijack).path("threadId"))
                .isNotEqualTo(ben.message(first).path("threadId"));
        assertThat(facts.verdict(kramer, mailbox, hijack)).containsExactly("NOT_SYNCED R14");
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F60: a stranger who uses a Message-ID before its author does not make the author's email disappear")
    void claimsBeforehand() {
        String wanted = Mail.newId();
        scene.arrives("ben", Mail.from(STRANGER, scene.address("ben")).id(wanted));
        scene.importNow(mailbox);
        scene.arrives("ben", fromJana().id(wanted));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName(
            "R26, F64: naming a forward's Message-ID from another thread of Gmail leads nobody into its conversation")
    void namesAForward() {
        String asked = Mail.newId();
        String mehmets = scene.jana().replace("jana.weber", "mehmet");
        UUID mehmet = scene.contact(kramer, "Mehmet", "Yıldız", mehmets, Optional.of(scene.ben()));
        String first = scene.arrives("ben", fromJana().id(asked));
        scene.importNow(mailbox);
        ben.sends(
                Mail.from(scene.address("ben"), mehmets)
                        .about("Fwd: Fenster")
                        .answering(asked)
                        .text(),
                ben.message(first).path("threadId").asString());
        scene.importNow(mailbox);
        MessageLine forward = scene.messages(kramer, mehmet).getFirst();

        String other = scene.arrives(
                "ben",
                fromJana()
                        .about("Ganz etwas anderes")
                        .answering(forward.rfcMessageId().orElseThrow()));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, other)).containsExactly("SYNCED R12");
        assertThat(scene.messages(kramer, mehmet)).hasSize(1);
        assertThat(scene.withJana()).hasSize(2);
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }
}
