package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.smartbcc.LookThroughCaptures.Filed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R67: an email that is passed on to a smart address")
class ForwardedEmailTest {

    private static final Bench BENCH = Bench.shared();

    private final CaptureScene captures = new CaptureScene();

    @Test
    @DisplayName("below a block of lines: stands as received from its author, with the whole forward beside it")
    void block() {
        captures.benWrites(
                toSmart("Fwd: Fenster", """
                Zur Ablage.

                ---------- Forwarded message ---------
                From: Jana Weber <%s>
                Date: Tue, Nov 24, 2026 at 10:15 AM
                Subject: Fenster
                To: Ben Arnold <%s>

                Wann kommen Sie?
                """.formatted(captures.scene.jana(), captures.scene.address("ben"))));

        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        MessageLine message = captures.scene.withJana().getFirst();
        assertThat(message.direction()).hasToString("INBOUND");
        assertThat(message.subject()).isEqualTo("Fenster");
        assertThat(message.snippet()).isEqualTo("Wann kommen Sie?");
        assertThat(message.attachments()).extracting("fileName").containsExactly("forwarded.eml");
        assertThat(message.parties().toString()).contains(captures.scene.jana());
    }

    @Test
    @DisplayName("attached: is the very same email, also as the one that a mailbox brings (R29, R64)")
    void attached() {
        String original = "From: Jana Weber <" + captures.scene.jana() + ">\nTo: " + captures.scene.address("ben")
                + "\nSubject: Fenster\nDate: Tue, 24 Nov 2026 09:00:00 +0100\nMessage-ID: <original-"
                + UUID.randomUUID() + "@weber.example>\n\nWann kommen Sie?\n";
        var mailbox = captures.scene.connectBen();
        captures.benWrites(wrapped(original));
        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        assertThat(captures.scene.withJana()).hasSize(1);

        captures.scene.arrives("ben", original.getBytes(StandardCharsets.US_ASCII));
        captures.scene.importNow(mailbox);
        captures.benWrites(wrapped(original));
        assertThat(captures.scene.withJana()).hasSize(1);
        assertThat(captures.verdicts()).containsExactly("CAPTURED JOINS", "CAPTURED OPENS");
        assertThat(captures.scene.withJana().getFirst().sources()).hasSize(2);
    }

    @Test
    @DisplayName("of a stranger: makes a contact of him, assigned to whoever passed it on")
    void stranger() {
        String max = captures.scene.address("max");
        captures.benWrites(toSmart("WG: Anfrage", """
                -----Originalnachricht-----

                Von: Kern, Max <%s>
                Gesendet: Dienstag, 24. November 2026 10:15
                An: Ben Arnold
                Betreff: Anfrage

                Bauen Sie auch Treppen?
                """.formatted(max)));
        assertThat(captures.verdicts()).containsExactly("CAPTURED INTRODUCES");
        var card = BENCH.get(ContactStore.class)
                .withAddress(captures.scene.kramer(), new EmailAddress(max))
                .getFirst();
        assertThat(card.details().lastName()).isEqualTo("Kern");
        assertThat(card.details().assignedTo()).contains(captures.scene.ben());
    }

    @Test
    @DisplayName("waits where nobody can tell whose it was, and goes under the contact that its owner names")
    void unclear() {
        captures.benWrites(toSmart("Fwd: Fenster", "Wann kommen Sie?\n"));
        assertThat(captures.verdicts()).containsExactly("QUARANTINED FORWARD_UNCLEAR");
        LookThroughCaptures look = BENCH.get(LookThroughCaptures.class);
        UUID capture = captures.lines().getFirst().capture();
        assertThat(fileUnder(look, capture, captures.scene.address("nobody"))).isEqualTo(Filed.NO_CONTACT);
        assertThat(captures.verdicts()).containsExactly("QUARANTINED FORWARD_UNCLEAR");
        assertThat(fileUnder(look, capture, captures.scene.jana())).isEqualTo(Filed.FILED);
        assertThat(fileUnder(look, capture, captures.scene.jana())).isEqualTo(Filed.NO_EMAIL);
        CaptureScene.judge();
        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        assertThat(captures.scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R63: and one that somebody else passes on waits as theirs, whoever wrote it")
    void foreign() {
        captures.comesFromElsewhere(
                "mallory@else.example",
                toSmart(
                                "Fwd: Fenster",
                                "---------- Forwarded message ---------\nFrom: " + captures.scene.jana()
                                        + "\nDate: x\nSubject: y\n\nHello\n")
                        .replace(captures.scene.address("ben"), "mallory@else.example"),
                captures.smart());
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_YOURS");
        assertThat(captures.lines().getFirst().author()).isEqualTo("mallory@else.example");
    }

    private Filed fileUnder(LookThroughCaptures look, UUID capture, String address) {
        return look.fileUnder(captures.scene.kramer(), captures.scene.ben(), capture, new EmailAddress(address));
    }

    private String toSmart(String subject, String text) {
        return head(subject) + "\n" + text;
    }

    private String wrapped(String original) {
        return head("Fwd: Fenster") + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain\n\nZur Ablage\n--b\nContent-Type: message/rfc822\n"
                + "Content-Disposition: attachment; filename=Fenster.eml\n\n" + original + "\n--b--\n";
    }

    private String head(String subject) {
        return "From: Ben Arnold <" + captures.scene.address("ben") + ">\nTo: " + captures.smart() + "\nSubject: "
                + subject + "\nDate: Tue, 24 Nov 2026 11:00:00 +0100\nMessage-ID: <" + UUID.randomUUID()
                + "@nordlicht.example>\n";
    }
}
