package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.DisconnectMailbox;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R84: An email that is fetched whole because its thread is bound")
class NothingKeptTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();

    @Test
    @DisplayName(
            "leaves not a byte in the blob store where it came while only others were connected, who do not know its author (R06)")
    void cameInBetween() {
        MailboxId mailbox = scene.connectBen();
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        Mail first = Mail.from(scene.jana(), scene.address("ben"));
        String firstId = Mail.newId();
        scene.arrives("ben", first.id(firstId));
        scene.importNow(mailbox);
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        Mail between =
                first.id(Mail.newId()).about("Re: Fenster").answering(firstId).saying("nur zwischen uns");
        String id = scene.arrives("ben", between);
        bench.gmail().pass(Duration.ofSeconds(2).toString());
        scene.connectBen();

        scene.importNow(mailbox);

        assertThat(bench.facts().verdict(scene.kramer(), mailbox, id)).containsExactly("NOT_SYNCED R06");
        assertThat(bench.facts().verdict(lindenhof, mailbox, id)).containsExactly("NOT_SYNCED R14");
        assertThat(scene.withJana()).hasSize(1);
        assertThat(isKept(between)).isFalse();
        assertThat(isKept(first.id(firstId))).isTrue();
    }

    private boolean isKept(Mail mail) {
        String name = new InMemoryBlobStore().put(Scene.ascii(mail.text()));
        return bench.get(BlobStore.class).has(name);
    }
}
