package dev.tandem.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where answers and reports to bulk mail go")
class AnswersToAssignedTest {

    private final CampaignScene crm = new CampaignScene();

    @Test
    @DisplayName(
            "to the mailbox of whoever the contact is assigned to, if the sub-account wants that; to everybody else as before")
    void assigned() {
        provider("crm@fenster-kramer.example", true);
        MailboxId mailbox = crm.scene.connectBen();
        UUID nobodys = crm.contacts(1).getFirst();
        crm.started(List.of(crm.scene.janaId(), nobodys));
        crm.allTurns();
        crm.deliver();
        assertThat(crm.provider.asked).hasSize(2);
        String toJana = source(crm.scene.jana());
        assertThat(toJana).contains("Reply-To: " + crm.scene.address("ben"));
        assertThat(source(crm.scene.address("kunde0"))).contains("Reply-To: reply+");

        crm.scene.arrives(
                "ben", Mail.from(crm.scene.jana(), crm.scene.address("ben")).answering(messageId(toJana)));
        crm.scene.importNow(mailbox);
        crm.scene.importNow(mailbox);
        assertThat(crm.scene.withJana()).extracting(MessageLine::state).containsExactlyInAnyOrder("SENT", "RECEIVED");
    }

    @Test
    @DisplayName("R18: a report that comes to the connected mailbox in whose name it left marks the email it is about")
    void reported() {
        provider(crm.scene.address("ben"), false);
        MailboxId mailbox = crm.scene.connectBen();
        UUID campaign = crm.started(List.of(crm.scene.janaId()));
        crm.allTurns();
        crm.deliver();
        String id = messageId(source(crm.scene.jana()));
        crm.scene.arrives("ben", report(id).getBytes(StandardCharsets.UTF_8));
        crm.scene.importNow(mailbox);
        assertThat(crm.scene.withJana().getFirst().state()).isEqualTo("BOUNCED");
        assertThat(crm.campaigns.figures(crm.kramer(), campaign).bounced()).isEqualTo(1);
    }

    private void provider(String from, boolean answersToAssigned) {
        crm.bench
                .get(ProviderStore.class)
                .put(
                        crm.kramer(),
                        new ProviderStore.Stored(
                                "localhost",
                                25,
                                ProviderSettings.Security.NONE,
                                Optional.empty(),
                                new EmailAddress(from),
                                Optional.of("in.tandem.example"),
                                answersToAssigned),
                        crm.bench.clock().instant());
    }

    private String source(String recipient) {
        Envelope sent = crm.provider.asked.stream()
                .filter(envelope -> envelope.recipients().getFirst().value().equals(recipient))
                .findFirst()
                .orElseThrow();
        return new String(sent.email().bytes(), StandardCharsets.UTF_8);
    }

    private static String messageId(String source) {
        return source.replaceAll("(?s).*Message-ID: <([^>]+)>.*", "$1");
    }

    private String report(String about) {
        return """
                From: Mail Delivery Subsystem <mailer-daemon@provider.example>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Date: Tue, 24 Nov 2026 09:00:00 +0100
                Message-ID: <report-%s>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It was not delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; provider.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 unknown

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Hallo

                --b--
                """.formatted(crm.scene.address("ben"), about, crm.scene.jana(), about)
                .replace("\n", "\r\n");
    }
}
