package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.postgres.CrmFacts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F92: Ben's contact Jana also writes to his colleague Ada, who is connected in the same sub-account")
class ColleaguesMailTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId bens = scene.connectBen();
    private final UserId ada = scene.user(kramer, "Ada Lenz", "ada");
    private final MailboxId adas = adasMailbox();
    private final String asked = Mail.newId();

    private MailboxId adasMailbox() {
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        return scene.connect(kramer, ada, scene.address("ada"));
    }

    @Test
    @DisplayName(
            "F92, R13: what she writes to Ada alone stays in Ada's mailbox, also in a thread that both of them have")
    void toAdaAlone() {
        Mail toBoth = Mail.from(scene.jana(), scene.address("ben"))
                .line("Cc: " + scene.address("ada"))
                .about("An beide")
                .id(asked);
        scene.arrives("ben", toBoth);
        scene.importNow(bens);
        scene.arrives("ada", toBoth);
        scene.importNow(adas);

        String toAda = scene.arrives(
                "ada",
                Mail.from(scene.jana(), scene.address("ada"))
                        .about("Re: An beide")
                        .answering(asked));
        scene.importNow(adas);

        assertThat(facts.verdict(kramer, adas, toAda)).containsExactly("HELD_BACK R13");
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("An beide");
    }

    @Test
    @DisplayName("F92, R14: what Ada writes to somebody else about it stays hers")
    void adaToSomebodyElse() {
        String elsewhere = scene.inGmail(scene.address("ada"))
                .sends(Mail.from(scene.address("ada"), "privat@freunde.example")
                        .about("Fwd: An beide")
                        .answering(asked)
                        .text())
                .path("id")
                .asString();

        scene.importNow(adas);

        assertThat(facts.verdict(kramer, adas, elsewhere)).containsExactly("NOT_SYNCED R14");
        assertThat(scene.withJana()).isEmpty();
        assertThat(facts.tablesWith("privat@freunde.example")).isEmpty();
    }
}
