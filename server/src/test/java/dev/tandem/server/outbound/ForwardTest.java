package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.outbound.SendRequest.Choices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@DisplayName("An email written in the CRM, and what its author chose besides")
class ForwardTest {

    private static final String MASON = "polier@maurer-groth.example";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName(
            "R48, R26: a forward reaches whom it names, with text and files, in its thread of the conversation and in Gmail's")
    void forwards() {
        MessageLine received = received();
        ForwardEmail forward = bench.get(ForwardEmail.class);
        ForwardEmail.Passed passed = forward.of(
                        scene.kramer(), received.messageId(), Locale.GERMAN, ZoneId.of("Europe/Berlin"))
                .orElseThrow();
        assertThat(passed.subject()).isEqualTo("Fwd: Grundriss");
        assertThat(passed.text())
                .startsWith("---------- Weitergeleitete Nachricht ---------\nVon: ")
                .contains("Betreff: Grundriss\nAn: " + scene.address("ben"));

        UUID message = queued(writing(List.of(MASON))
                .passingOn(passed.subject(), passed.text(), List.of(file()))
                .with(choices(Optional.empty(), Optional.of(received.messageId()), false)));
        MessageLine line = Writing.deliver(scene, message);

        assertThat(line.state()).isEqualTo("SENT");
        assertThat(line.forwarded()).isTrue();
        assertThat(line.threadId()).isEqualTo(received.threadId());
        JsonNode letter = bench.gmail().outside(MASON).path(0);
        assertThat(letter.path("subject").asString()).isEqualTo("Fwd: Grundriss");
        assertThat(bench.gmail().outside(scene.jana())).isEmpty();
        assertThat(line.attachments()).hasSize(1);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(2);
    }

    @Test
    @DisplayName("R32: a forward answers nobody, so it claims nothing")
    void claimsNothing() {
        var lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        UUID there = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        MessageLine received = received();
        queued(writing(List.of(MASON)).with(choices(Optional.empty(), Optional.of(received.messageId()), false)));
        assertThat(scene.messages(lindenhof, there).getFirst().claimedBy()).isEmpty();
    }

    @Test
    @DisplayName("R48: what is not in the contact's conversation is not passed on")
    void unknown() {
        SendResult result = bench.get(SendEmail.class)
                .run(writing(List.of(MASON)).with(choices(Optional.empty(), Optional.of(UUID.randomUUID()), false)));
        assertThat(result)
                .isEqualTo(new SendResult.Invalid(
                        List.of(new SendResult.FieldProblem("forwardOf", SendResult.Problem.UNKNOWN_MESSAGE))));
    }

    @ParameterizedTest(name = "{0}: accepted {1}")
    @CsvSource({"buero, true", "fremd, false"})
    @DisplayName(
            "R40, F51: leaves from another address only if Gmail has accepted it, and never from one that Gmail would rewrite")
    void from(String local, boolean accepted) {
        bench.gmail().alias(scene.address("ben"), scene.address("buero"), true);
        bench.gmail().alias(scene.address("ben"), scene.address("fremd"), false);
        scene.connectBen();
        EmailAddress from = new EmailAddress(scene.address(local));

        SendResult result = bench.get(SendEmail.class)
                .run(writing(List.of()).with(choices(Optional.of(from), Optional.empty(), false)));

        if (accepted) {
            UUID message = ((SendResult.Queued) result).message();
            assertThat(Writing.deliver(scene, message).state()).isEqualTo("SENT");
            assertThat(bench.gmail().outside(scene.jana()).path(0).path("from").asString())
                    .contains(from.value());
        } else {
            assertThat(result)
                    .isEqualTo(new SendResult.Invalid(
                            List.of(new SendResult.FieldProblem("from", SendResult.Problem.FROM_NOT_YOURS))));
        }
    }

    @Test
    @DisplayName("R51: somebody who asked for no emails gets one only when its author says so, others get theirs")
    void doNotDisturb() {
        ContactStore contacts = bench.get(ContactStore.class);
        ContactStore.Details details =
                contacts.find(scene.kramer(), scene.janaId()).orElseThrow().details();
        ContactStore.Details quiet = new ContactStore.Details(
                details.firstName(),
                details.lastName(),
                details.company(),
                details.jobTitle(),
                details.addresses(),
                details.assignedTo(),
                details.tags(),
                true);
        bench.get(TransactionOperations.class)
                .executeWithoutResult(status -> contacts.change(
                        scene.kramer(), scene.janaId(), quiet, bench.clock().instant()));
        SendEmail send = bench.get(SendEmail.class);
        assertThat(send.run(writing(List.of()))).isEqualTo(new SendResult.DoNotDisturb("Jana Weber"));
        assertThat(bench.facts().messages(scene.kramer())).isZero();
        assertThat(send.run(writing(List.of(MASON)))).isInstanceOf(SendResult.Queued.class);
        assertThat(send.run(writing(List.of()).with(choices(Optional.empty(), Optional.empty(), true))))
                .isInstanceOf(SendResult.Queued.class);
    }

    private MessageLine received() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Grundriss"));
        bench.clock().pass(Duration.ofSeconds(1));
        scene.importNow(mailbox);
        return scene.withJana().getFirst();
    }

    private SendRequest writing(List<String> to) {
        return Writing.toJana(scene)
                .saying("Ben Arnold", "", "Zur Kenntnis")
                .with(to, List.of(), List.of())
                .request();
    }

    private static Choices choices(Optional<EmailAddress> from, Optional<UUID> forwardOf, boolean anyway) {
        return new Choices(from, forwardOf, Optional.empty(), Optional.empty(), anyway);
    }

    private UUID queued(SendRequest request) {
        return switch (bench.get(SendEmail.class).run(request)) {
            case SendResult.Queued(UUID message) -> message;
            case SendResult other -> throw new AssertionError("not queued: " + other);
        };
    }

    private static Letter.File file() {
        return new Letter.File("plan.txt", "text/plain", new RawEmail("1,20 m".getBytes(StandardCharsets.UTF_8)));
    }
}
