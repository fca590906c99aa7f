package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

@DisplayName("An email that leaves through the provider")
class ByProviderTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
    private final ToldProvider provider = new ToldProvider();

    @Test
    @DisplayName(
            "R40: is what a user without a mailbox writes; answers come back to it, and it stands in the conversation")
    void individual() {
        UUID message = Writing.toJana(scene).by(ada).queued();
        assertThat(Writing.line(scene, message).state()).isEqualTo("QUEUED");

        deliver();

        MessageLine line = Writing.line(scene, message);
        assertThat(line.state()).isEqualTo("SENT");
        assertThat(line.origin()).isEqualTo("INDIVIDUAL");
        assertThat(line.sentAt()).isPresent();
        Envelope envelope = provider.asked.getFirst();
        assertThat(envelope.recipients()).containsExactly(new EmailAddress(scene.jana()));
        String email = new String(envelope.email().bytes(), StandardCharsets.UTF_8);
        assertThat(email)
                .contains("From: Ada Lenz <crm@fenster-kramer.example>")
                .containsPattern("Reply-To: reply\\+[a-z2-7]{26}@in\\.tandem\\.example");
        assertThat(envelope.from().value()).matches("bounce\\+[a-z2-7]{26}@in\\.tandem\\.example");
        deliver();
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    @DisplayName("R40, R43: does not leave at all where the sub-account has none")
    void none() {
        SendEmail outsideTheSandbox = new SendEmail(
                bench.get(MailboxStore.class),
                Providers.onlySetUp(bench),
                bench.get(UserStore.class),
                bench.get(ContactStore.class),
                bench.get(Answering.class),
                bench.get(QueueEmail.class),
                bench.clock());
        assertThat(outsideTheSandbox.run(Writing.toJana(scene).by(ada).request()))
                .isInstanceOf(SendResult.NotConnected.class);
        assertThat(bench.facts().messages(scene.kramer())).isZero();
    }

    @Test
    @DisplayName("R40: answers in the thread of what it answers, which a colleague's mailbox brought in")
    void answers() {
        scene.connectBen();
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Anfrage"));
        scene.importNow(bench.get(MailboxStore.class)
                .connectionOf(scene.kramer(), scene.ben())
                .orElseThrow()
                .mailbox()
                .id());
        MessageLine received = scene.withJana().getFirst();

        UUID answer = Writing.answer(scene, received.messageId(), false).by(ada).queued();

        MessageLine line = Writing.line(scene, answer);
        assertThat(line.threadId()).isEqualTo(received.threadId());
        assertThat(line.subject()).isEqualTo("Re: Anfrage");
        assertThat(line.references()).isEqualTo(List.of(received.rfcMessageId().orElseThrow()));
    }

    @Test
    @DisplayName("R43: stays failed with the provider's words, and leaves when its author asks again")
    void refused() {
        UUID message = Writing.toJana(scene).by(ada).queued();
        provider.answers.add(new HandedOver.Refused(new ProviderTrouble(Kind.RECIPIENT_REFUSED, "550 no such user")));
        deliver();
        assertThat(Writing.line(scene, message).state()).isEqualTo("FAILED");
        assertThat(Writing.line(scene, message).reason()).contains("PROVIDER_REFUSED: 550 no such user");
        bench.clock().pass(Duration.ofDays(1));
        deliver();
        assertThat(provider.asked).hasSize(1);

        assertThat(bench.get(RetrySending.class).run(scene.kramer(), message)).isTrue();
        assertThat(Writing.line(scene, message).state()).isEqualTo("QUEUED");
        deliver();
        assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
        assertThat(Writing.line(scene, message).reason()).isEmpty();
        assertThat(provider.asked).hasSize(2);
        assertThat(bench.get(RetrySending.class).run(scene.kramer(), message)).isFalse();
    }

    @Test
    @DisplayName(
            "R45: is unclear where the provider's last answer is lost, and never leaves again by itself or by a retry")
    void unclear() {
        UUID message = Writing.toJana(scene).by(ada).queued();
        provider.answers.add(new HandedOver.Unclear("line closed"));
        deliver();
        assertThat(Writing.line(scene, message).state()).isEqualTo("UNKNOWN");
        assertThat(Writing.line(scene, message).reason()).contains("PROVIDER_NOT_CONFIRMED: line closed");
        assertThat(bench.get(RetrySending.class).run(scene.kramer(), message)).isFalse();
        bench.clock().pass(Duration.ofDays(3));
        deliver();
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    @DisplayName(
            "R41, R42: is filed once for the same occasion, with its origin and its own lines, and not before its time")
    void many() {
        FileProviderEmail file = bench.get(FileProviderEmail.class);
        Optional<UUID> first = filed(file, "spring jana");
        assertThat(first).isPresent();
        assertThat(filed(file, "spring jana")).isEmpty();
        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.withJana().getFirst().origin()).isEqualTo("BULK");

        deliver();
        assertThat(provider.asked).isEmpty();
        bench.clock().pass(Duration.ofHours(1));
        deliver();
        assertThat(provider.asked).hasSize(1);
        assertThat(new String(provider.asked.getFirst().email().bytes(), StandardCharsets.UTF_8))
                .contains("Precedence: bulk Bcc: x@evil.example");
        assertThat(Writing.line(scene, first.orElseThrow()).state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("R29, R64: is one email with its copy that comes back through a mailbox")
    void copyComesBack() {
        UUID message = Writing.toJana(scene)
                .by(ada)
                .with(List.of(), List.of(scene.address("ben")), List.of())
                .queued();
        var mailbox = scene.connectBen();
        deliver();
        byte[] email = provider.asked.getFirst().email().bytes();
        assertThat(new EmailReader()
                        .read(provider.asked.getFirst().email())
                        .headers()
                        .tandemMessage())
                .isPresent();
        scene.arrives("ben", email);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).extracting(MessageLine::messageId).containsExactly(message);
    }

    private Optional<UUID> filed(FileProviderEmail file, String occasion) {
        Letter letter = file.letter(
                        scene.kramer(),
                        "Fenster Kramer",
                        new Participant(Role.TO, new EmailAddress(scene.jana()), "Jana Weber"),
                        "Frühling",
                        "Neue Fenster",
                        Optional.empty(),
                        List.of(new Letter.Line("Precedence", "bulk\r\nBcc: x@evil.example")))
                .orElseThrow();
        var written = file.write(new ProviderEmail(
                scene.kramer(),
                new ContactId(scene.janaId()),
                Optional.empty(),
                Origin.BULK,
                occasion,
                Optional.empty(),
                letter));
        var later = bench.clock().instant().plus(Duration.ofHours(1));
        return bench.get(TransactionOperations.class).execute(status -> file.file(written, later));
    }

    private void deliver() {
        Providers.deliverAll(bench, scene.kramer(), provider);
    }
}
