package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An email that comes back (R18, F83)")
class BouncedTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("is marked with the reason; the report itself is filed nowhere")
    void gmailReports() {
        bench.gmail().faults("{\"send\":{\"acceptThenBounce\":true}}");
        MessageLine sent = Writing.toJana(scene).delivered();
        bench.gmail().faults("{}");
        scene.importNow(mailbox);

        assertThat(scene.withJana()).singleElement().satisfies(line -> {
            assertThat(line.messageId()).isEqualTo(sent.messageId());
            assertThat(line.state()).isEqualTo("BOUNCED");
            assertThat(line.reason().orElseThrow())
                    .isEqualTo("BOUNCED 5.1.1 " + scene.jana()
                            + ": 550-5.1.1 The email account that you tried to reach does not exist.");
            assertThat(line.bounces()).singleElement().satisfies(bounce -> {
                assertThat(bounce.address()).isEqualTo(scene.jana());
                assertThat(bounce.status()).contains("5.1.1");
            });
        });
    }

    @DisplayName("is marked whichever server says so, in whichever form")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n    550 5.2.2 Mailbox full\n\n------ This is a copy of the message, including all the headers. ------\n\n",
                "<%s>:\nRemote host said: 552 5.2.2 Mailbox full\n\n--- Below this line is a copy of the message.\n\n"
            })
    void othersReport(String notice) {
        MessageLine sent = Writing.toJana(scene).delivered();
        String report = arrives(notice.formatted(scene.jana()), sent);

        assertThat(scene.withJana()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo("BOUNCED");
            assertThat(line.reason().orElseThrow()).startsWith("BOUNCED 5.2.2 " + scene.jana() + ": ");
        });
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, report)).containsExactly("SYNCED R18");
    }

    @Test
    @DisplayName("stays sent while it is only delayed")
    void delayed() {
        MessageLine sent = Writing.toJana(scene).delivered();
        String report = arrives(
                "THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n     %s\n\n"
                                .formatted(scene.jana())
                        + "----- Original message -----\n\n",
                sent);

        assertThat(scene.withJana()).extracting(MessageLine::state).containsExactly("SENT");
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, report)).containsExactly("NOT_SYNCED R18");
    }

    @Test
    @DisplayName("stays sent where the report names somebody who was no recipient of it: anybody can write a report")
    void strangersReport() {
        MessageLine sent = Writing.toJana(scene).delivered();
        String report = arrives(
                "<somebody@else.example>:\nRemote host said: 550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\n",
                sent);

        assertThat(scene.withJana()).extracting(MessageLine::state).containsExactly("SENT");
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, report)).containsExactly("NOT_SYNCED R18");
    }

    @Test
    @DisplayName("of a mail server that is a contact opens nothing either")
    void daemonIsContact() {
        scene.contact(scene.kramer(), "Mailer", "Daemon", "mailer-daemon@mx.example", Optional.of(scene.ben()));
        String report = scene.arrives("ben", daemon().saying("Sorry, we were unable to deliver your message.\n"));
        scene.importNow(mailbox);

        assertThat(bench.facts().verdict(scene.kramer(), mailbox, report)).containsExactly("NOT_SYNCED R18");
    }

    private String arrives(String notice, MessageLine sent) {
        List<String> returned = List.of(
                "From: " + scene.address("ben"),
                "To: " + scene.jana(),
                "Subject: " + sent.subject(),
                "Message-ID: <" + sent.rfcMessageId().orElseThrow() + ">");
        String report = scene.arrives("ben", daemon().saying(notice + String.join("\n", returned) + "\n\nGuten Tag\n"));
        scene.importNow(mailbox);
        return report;
    }

    private Mail daemon() {
        return Mail.from("Mail Delivery System <mailer-daemon@mx.example>", scene.address("ben"))
                .about("Mail delivery failed: returning message to sender")
                .line("Return-Path: <>");
    }
}
