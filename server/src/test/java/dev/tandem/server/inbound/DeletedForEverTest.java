package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.DisconnectMailbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is deleted for ever in Gmail, where two mailboxes or two sub-accounts share it (R19, F22)")
class DeletedForEverTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId his = scene.connectBen();
    private final UserId ada = scene.user(kramer, "Ada Lund", "ada");
    private final MailboxId hers = adasMailbox();
    private final Mail toBoth = Mail.from(scene.jana(), scene.address("ben"))
            .line("Cc: " + scene.address("ada"))
            .about("An beide")
            .id(Mail.newId());

    private MailboxId adasMailbox() {
        bench.gmail().account(scene.address("ada"), "Ada Lund");
        return scene.connect(kramer, ada, scene.address("ada"));
    }

    @BeforeEach
    void everybodysContact() {
        scene.crm().gate(kramer, "ANY_CONTACT");
    }

    @Test
    @DisplayName("R72: a copy in a mailbox that is connected no more does not keep it from being marked")
    void heldByNobodyHere() {
        String inBens = comesIn("ben", his);
        comesIn("ada", hers);
        bench.get(DisconnectMailbox.class).run(kramer, ada);

        deletes("ben", inBens, his);

        assertThat(message().deletedInGmail()).isTrue();
    }

    @Test
    @DisplayName("R72: it is not marked where the connection had ended before")
    void endedBefore() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        UUID janaThere = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        String inBens = comesIn("ben", his);
        bench.get(DisconnectMailbox.class).run(lindenhof, scene.ben());

        deletes("ben", inBens, his);

        assertThat(message().deletedInGmail()).isTrue();
        assertThat(scene.messages(lindenhof, janaThere)).singleElement().matches(line -> !line.deletedInGmail());
    }

    @Test
    @DisplayName("a copy that another mailbox brings later takes the mark away")
    void anotherCopy() {
        String inBens = comesIn("ben", his);
        deletes("ben", inBens, his);
        assertThat(message().deletedInGmail()).isTrue();

        comesIn("ada", hers);

        assertThat(message().deletedInGmail()).isFalse();
    }

    @Test
    @DisplayName("F22: believed gone, and there after all: the mark goes")
    void thereAfterAll() {
        String inBens = comesIn("ben", his);
        believedGone(inBens);
        assertThat(message().deletedInGmail()).isTrue();

        bench.get(Reconcile.class).turn(his);
        bench.clock().pass(Duration.ofHours(1));
        for (int n = 0; n < 3; n++) {
            bench.get(Reconcile.class).turn(his);
        }
        scene.importNow(his);

        assertThat(message().deletedInGmail()).isFalse();
    }

    private void believedGone(String message) {
        bench.get(ArrivalStore.class)
                .note(
                        his,
                        new HistoryPlan(List.of(), List.of(), Set.of(new GmailMessageId(message))),
                        bench.clock().instant());
    }

    private String comesIn(String local, MailboxId mailbox) {
        String id = scene.arrives(local, toBoth);
        scene.importNow(mailbox);
        return id;
    }

    private void deletes(String local, String message, MailboxId mailbox) {
        scene.inGmail(scene.address(local)).deletes(message);
        scene.importNow(mailbox);
    }

    private MessageLine message() {
        return scene.withJana().getFirst();
    }
}
