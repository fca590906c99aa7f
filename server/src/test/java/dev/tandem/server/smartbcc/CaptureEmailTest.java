package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.inbound.BlobReferences;
import dev.tandem.server.notice.Installation;
import dev.tandem.server.smartbcc.KeepSmartAddress.Grace;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An email with a smart address in copy")
class CaptureEmailTest {

    private static final Bench BENCH = Bench.shared();

    private final CaptureScene captures = new CaptureScene();

    @Test
    @DisplayName(
            "R60, R65: to a contact: stands in the conversation as sent, with the smart address in its Bcc line, and no mailbox is connected")
    void toContact() {
        captures.benWrites(email("<1@mail.example>", captures.scene.jana()));

        MessageLine message = captures.scene.withJana().getFirst();
        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        assertThat(message.origin()).isEqualTo("SMART_BCC");
        assertThat(message.state()).isEqualTo("SENT");
        assertThat(message.direction()).hasToString("OUTBOUND");
        assertThat(message.parties().toString()).contains(captures.smart());
        assertThat(captures.lines().getFirst().contactName()).contains("Jana Weber");
    }

    @Test
    @DisplayName("R61: to a stranger: makes a contact of him, named and assigned to the sender; Cc makes nobody")
    void toStranger() {
        String max = captures.scene.address("max");
        captures.benWrites(email("<2@mail.example>", "Max Kern <" + max + ">\nCc: " + captures.scene.address("else")));

        Card card = contacts(captures.scene.kramer(), max).getFirst();
        assertThat(captures.verdicts()).containsExactly("CAPTURED INTRODUCES");
        assertThat(card.details().firstName()).isEqualTo("Max");
        assertThat(card.details().lastName()).isEqualTo("Kern");
        assertThat(card.details().assignedTo()).contains(captures.scene.ben());
        assertThat(captures.scene.messages(captures.scene.kramer(), card.contactId()))
                .hasSize(1);
        assertThat(contacts(captures.scene.kramer(), captures.scene.address("else")))
                .isEmpty();
    }

    @Test
    @DisplayName("R64: handed over twice, because the first answer was lost: is one message")
    void twice() {
        String email = email("<3@mail.example>", captures.scene.jana());
        captures.benWrites(email);
        captures.benWrites(email);

        captures.benWrites("Received: from a by b\n" + email);

        assertThat(captures.verdicts())
                .as("the second is the first, the third took another way")
                .containsExactly("CAPTURED JOINS", "CAPTURED OPENS");
        assertThat(captures.scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R63: handed over twice while it waits: is one line to decide about")
    void twiceInQuarantine() {
        String email = email("<17@mail.example>", captures.scene.jana());
        captures.comesFromElsewhere(captures.scene.address("ben"), email, captures.smart());
        captures.comesFromElsewhere(captures.scene.address("ben"), email, captures.smart());

        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_PROVEN");
    }

    @Test
    @DisplayName("R29, R64: and the copy in Gmail's Sent is one message, whichever comes first")
    void withSync() {
        var mailbox = captures.scene.connectBen();
        String captured = email("<4@mail.example>", captures.scene.jana());
        captures.benWrites(captured);
        sent(captured);
        captures.scene.importNow(mailbox);
        String synced = email("<5@mail.example>", captures.scene.jana());
        sent(synced);
        captures.scene.importNow(mailbox);
        captures.benWrites(synced);

        List<MessageLine> messages = captures.scene.withJana();
        assertThat(messages).hasSize(2);
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.sources()).hasSize(2);
            assertThat(message.parties().toString()).contains(captures.smart());
        });
    }

    @Test
    @DisplayName("an answer continues the thread of the captured email that it answers")
    void continues() {
        captures.benWrites(email("<6@mail.example>", captures.scene.jana()));
        captures.benWrites("In-Reply-To: <6@mail.example>\n" + email("<7@mail.example>", captures.scene.jana()));

        assertThat(captures.verdicts()).containsExactly("CAPTURED CONTINUES", "CAPTURED OPENS");
        assertThat(captures.scene.withJana().stream().map(MessageLine::threadId).distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "R64: an answer to it that comes through sync continues its thread, and so does a captured answer to a synced email")
    void continuesAcrossWays() {
        var mailbox = captures.scene.connectBen();
        captures.benWrites(email("<14@mail.example>", captures.scene.jana()));
        captures.scene.arrives(
                "ben",
                Mail.from(captures.scene.jana(), captures.scene.address("ben"))
                        .id("15@praxis.example")
                        .answering("14@mail.example"));
        captures.scene.importNow(mailbox);
        captures.benWrites("In-Reply-To: <15@praxis.example>\n" + email("<16@mail.example>", captures.scene.jana()));

        assertThat(captures.verdicts()).containsExactly("CAPTURED CONTINUES", "CAPTURED OPENS");
        assertThat(captures.scene.withJana()).hasSize(3);
        assertThat(captures.scene.withJana().stream().map(MessageLine::threadId).distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName("with smart addresses of two sub-accounts: serves both, each for itself")
    void twoSubAccounts() {
        SubAccountId lindenhof = captures.scene.subAccount("Zahnzentrum Lindenhof");
        captures.scene.join(lindenhof, captures.scene.ben());
        captures.comes(
                captures.scene.address("ben"),
                email("<8@mail.example>", captures.scene.jana()),
                captures.smart(),
                captures.smart(lindenhof, captures.scene.ben()));

        UUID other = contacts(lindenhof, captures.scene.jana()).getFirst().contactId();
        assertThat(captures.scene.withJana()).hasSize(1);
        assertThat(captures.scene.messages(lindenhof, other)).hasSize(1);
    }

    @Test
    @DisplayName("R63: from a machine that may not send for the sender: waits with the reason, until Ben releases it")
    void quarantine() {
        captures.comesFromElsewhere(
                captures.scene.address("ben"), email("<9@mail.example>", captures.scene.jana()), captures.smart());
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_PROVEN");
        assertThat(captures.scene.withJana()).isEmpty();

        UUID capture = captures.lines().getFirst().capture();
        LookThroughCaptures look = BENCH.get(LookThroughCaptures.class);
        assertThat(look.release(
                        captures.scene.kramer(), captures.scene.user(captures.scene.kramer(), "Ada", "ada"), capture))
                .isFalse();
        assertThat(look.release(captures.scene.kramer(), captures.scene.ben(), capture))
                .isTrue();
        CaptureScene.judge();

        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        assertThat(captures.scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R63: from a colleague: waits, and once Ben always accepts that address, everything from it is filed")
    void trusted() {
        String colleague = email("<10@mail.example>", captures.scene.jana()).replace("ben@", "ada@");
        captures.comes(captures.scene.address("ada"), colleague, captures.smart());
        captures.comes(captures.scene.address("ada"), colleague.replace("<10@", "<11@"), captures.smart());
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_YOURS", "QUARANTINED NOT_YOURS");

        BENCH.get(LookThroughCaptures.class)
                .releaseAlways(
                        captures.scene.kramer(),
                        captures.scene.ben(),
                        captures.lines().getFirst().capture());
        CaptureScene.judge();
        captures.comes(captures.scene.address("ada"), colleague.replace("<10@", "<12@"), captures.smart());

        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS", "CAPTURED OPENS", "CAPTURED OPENS");
    }

    @Test
    @DisplayName("R63: what Ben drops is gone, and its bytes are needed no more")
    void dropped() {
        captures.comesFromElsewhere("x@y.example", email("<13@mail.example>", captures.scene.jana()), captures.smart());
        UUID capture = captures.lines().getFirst().capture();
        String source = source(capture);
        assertThat(BENCH.get(BlobReferences.class).needed(List.of(source))).containsExactly(source);

        assertThat(BENCH.get(LookThroughCaptures.class).drop(captures.scene.kramer(), captures.scene.ben(), capture))
                .isTrue();

        assertThat(captures.verdicts()).containsExactly("DROPPED NOT_PROVEN");
        assertThat(BENCH.get(BlobReferences.class).needed(List.of(source))).isEmpty();
    }

    @Test
    @DisplayName("F83, F84, F85: a bounce, an absence note and our own notice are nobody's email")
    void machines() {
        String note = email("<14@mail.example>", captures.scene.jana());
        captures.comes("", note, captures.smart());
        captures.benWrites("Auto-Submitted: auto-replied\n" + note);
        captures.benWrites(
                Installation.NOTICE_MARK + ": " + BENCH.get(Installation.class).id() + "\n" + note);
        captures.benWrites("Received: from a by b\n".repeat(51) + note);

        assertThat(captures.verdicts())
                .containsExactly("SKIPPED LOOP", "SKIPPED OWN_NOTICE", "SKIPPED AUTOMATIC", "SKIPPED AUTOMATIC");
        assertThat(captures.scene.withJana()).isEmpty();
    }

    @Test
    @DisplayName("R62: an old address works for the time of grace and then no more; a revoked one is refused at once")
    void graces() {
        KeepSmartAddress keep = BENCH.get(KeepSmartAddress.class);
        String old = captures.smart();
        keep.replace(captures.scene.kramer(), captures.scene.ben(), Grace.DAY);
        AcceptEmail accept = BENCH.get(AcceptEmail.class);
        assertThat(captures.smart()).isNotEqualTo(old);
        assertThat(accept.recipient(old)).isPresent();
        assertThat(accept.recipient(captures.smart())).isPresent();

        keep.revoke(captures.scene.kramer(), captures.scene.ben());

        assertThat(accept.recipient(old)).isEmpty();
        assertThat(keep.of(captures.scene.kramer(), captures.scene.ben())
                        .orElseThrow()
                        .current())
                .isEmpty();
    }

    @Test
    @DisplayName("R62: the address of somebody who left is refused")
    void left() {
        String smart = captures.smart();
        captures.scene.crm().leave(captures.scene.kramer(), captures.scene.ben());

        assertThat(BENCH.get(AcceptEmail.class).recipient(smart)).isEmpty();
    }

    private static List<Card> contacts(SubAccountId subAccount, String address) {
        return BENCH.get(ContactStore.class).withAddress(subAccount, new EmailAddress(address));
    }

    private String source(UUID capture) {
        return BENCH.facts().source(captures.scene.kramer(), capture);
    }

    /** The copy that Gmail keeps of what Ben sent with another program through Gmail. */
    private void sent(String email) {
        BENCH.gmail().arriveBytes(captures.scene.address("ben"), Scene.ascii(email), "SENT");
    }

    private String email(String id, String to) {
        return """
                From: Ben Arnold <%s>
                To: %s
                Subject: Fenster im Altbau
                Message-ID: %s
                Date: Wed, 25 Nov 2026 08:30:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii

                Guten Tag, anbei das Angebot.
                """.formatted(captures.scene.address("ben"), to, id);
    }
}
