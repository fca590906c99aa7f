package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What another Tandem wrote is an email like any other (F85)")
class OthersMarkTest {

    private static final String MARK = EmailHeaders.TANDEM_MESSAGE + ": ";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("from a contact whose office has one, too: it comes in")
    void contactHasOne() {
        String id = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).line(MARK + UUID.randomUUID()));
        scene.importNow(mailbox);

        assertThat(bench.facts().verdict(scene.kramer(), mailbox, id)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName(
            "sent through the same mailbox, which is connected there as well: it is what Ben wrote outside of here")
    void sameMailbox() {
        scene.inGmail(scene.address("ben"))
                .sends(Mail.from(scene.address("ben"), scene.jana())
                        .line(MARK + UUID.randomUUID())
                        .text());
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::direction).containsExactly(Direction.OUTBOUND);
    }

    @Test
    @DisplayName("a mark that is none of ours in form either harms nobody")
    void oddMark() {
        String id = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).line(MARK + "'; drop table message"));
        scene.importNow(mailbox);

        assertThat(bench.facts().verdict(scene.kramer(), mailbox, id)).containsExactly("SYNCED R12");
    }
}
