package dev.tandem.server.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.KeepCampaign;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.notice.Installation;
import dev.tandem.server.outbound.ProviderWriting;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What comes back to an email by the provider")
class FileReturnTest {

    private static final NodeId NODE = new NodeId(new UUID(0, 41));
    private static final Pattern REPLY_TO = Pattern.compile("Reply-To: (\\S+)");

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
    private final AcceptReturn accept = bench.get(AcceptReturn.class);
    private String replyTo = "";
    private String bounceTo = "";
    private UUID thread = new UUID(0, 0);

    @BeforeEach
    void anEmailHasLeft() {
        UUID message = ProviderWriting.toJana(scene, ada);
        ToldProvider provider = new ToldProvider();
        Providers.deliverAll(bench, scene.kramer(), provider);
        Envelope envelope = provider.asked.getFirst();
        bounceTo = envelope.from().value();
        Matcher line = REPLY_TO.matcher(new String(envelope.email().bytes(), StandardCharsets.UTF_8));
        assertThat(line.find()).isTrue();
        replyTo = line.group(1);
        MessageLine sent = scene.withJana().getFirst();
        assertThat(sent.messageId()).isEqualTo(message);
        thread = sent.threadId();
    }

    @Test
    @DisplayName("an answer stands in the conversation, in the thread of what it answers, once, whoever wrote it")
    void answer() {
        comes(replyTo, answer("Gern, bis Samstag"));
        comes(replyTo, answer("Gern, bis Samstag"));
        comes(replyTo.toUpperCase(Locale.ROOT), foreign());

        List<MessageLine> all = scene.withJana();
        assertThat(all).hasSize(3);
        assertThat(all).extracting(MessageLine::threadId).containsOnly(thread);
        assertThat(all)
                .filteredOn(line -> line.direction() == Direction.INBOUND)
                .hasSize(2)
                .allMatch(line -> !line.read() && !line.automatic());
    }

    @Test
    @DisplayName("R18: an automatic one is marked as such; a notice of ours goes no further")
    void automatic() {
        comes(
                replyTo,
                ("From: " + scene.jana() + "\r\nTo: " + replyTo
                                + "\r\nSubject: Abwesend\r\nMessage-ID: <auto@x.example>\r\nAuto-Submitted: auto-replied\r\n\r\nBin weg\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(scene.withJana())
                .filteredOn(line -> line.direction() == Direction.INBOUND)
                .singleElement()
                .satisfies(line -> assertThat(line.automatic()).isTrue());
        comes(
                replyTo,
                (Installation.NOTICE_MARK + ": " + bench.get(Installation.class).id() + "\r\nFrom: " + scene.jana()
                                + "\r\nSubject: Hinweis\r\n\r\nx\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(scene.withJana()).hasSize(2);
    }

    @Test
    @DisplayName(
            "R18: a report marks the email that was not delivered, and its address is left out of bulk mail from then on")
    void bounces() {
        comes(bounceTo, report("failed", "5.1.1"));

        MessageLine bounced = scene.withJana().getFirst();
        assertThat(bounced.state()).isEqualTo("BOUNCED");
        assertThat(bounced.reason().orElse("")).contains("5.1.1").contains(scene.jana());
        assertThat(scene.withJana()).as("the report itself is no answer").hasSize(1);
        var audience = new Audience(Optional.of(List.of(scene.janaId())), Optional.empty(), Optional.empty());
        var access = bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(ada).orElseThrow()), scene.kramer())
                .orElseThrow();
        assertThat(bench.get(KeepCampaign.class).audience(access, audience))
                .singleElement()
                .satisfies(
                        chosen -> assertThat(chosen.leftOut().map(Enum::name)).contains("BOUNCED_BEFORE"));
    }

    @Test
    @DisplayName("R18: a delay is no failure, and what comes to the address for reports and is none is nobody's")
    void noFailure() {
        comes(bounceTo, report("delayed", "4.4.1"));
        comes(bounceTo, answer("Ich antworte an die falsche Adresse"));
        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.withJana().getFirst().state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("nobody else's address is one, and a guessed one neither")
    void unknown() {
        assertThat(accept.recipient("reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@in.tandem.example"))
                .isEmpty();
        assertThat(accept.recipient("reply@in.tandem.example")).isEmpty();
        assertThat(accept.recipient("no address")).isEmpty();
        assertThat(accept.recipient(replyTo)).isPresent();
        assertThat(accept.recipient(bounceTo)).isPresent();
    }

    private void comes(String to, byte[] email) {
        ReturnAddress address = accept.recipient(to).orElseThrow();
        accept.accept(List.of(address), new RawEmail(email));
        ReturnStore returns = bench.get(ReturnStore.class);
        List<ReturnStore.Due> due = returns.claim(NODE, bench.clock().instant(), 100);
        due.stream().filter(one -> one.subAccount().equals(scene.kramer())).forEach(bench.get(FileReturn.class)::run);
        due.forEach(one -> returns.giveBack(NODE, one));
        assertThat(returns.claim(NODE, bench.clock().instant(), 100).stream()
                        .filter(one -> one.subAccount().equals(scene.kramer())))
                .as("nothing waits")
                .isEmpty();
    }

    private byte[] answer(String text) {
        return ("From: Jana Weber <" + scene.jana() + ">\r\nTo: " + replyTo
                        + "\r\nSubject: Re: Angebot 2311\r\nMessage-ID: <" + text.hashCode()
                        + "@praxis-weber.example>\r\nDate: Wed, 25 Nov 2026 12:00:00 +0000\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] foreign() {
        return ("From: sekretariat@anderswo.example\r\nTo: " + replyTo
                        + "\r\nSubject: Re: Angebot 2311\r\nMessage-ID: <1@anderswo.example>\r\n\r\nHallo\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] report(String action, String status) {
        return """
                From: MAILER-DAEMON@mx.example\r
                To: %1$s\r
                Subject: Undelivered Mail\r
                Message-ID: <report-%2$s@mx.example>\r
                Auto-Submitted: auto-replied\r
                MIME-Version: 1.0\r
                Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                It did not arrive.\r
                --b\r
                Content-Type: message/delivery-status\r
                \r
                Reporting-MTA: dns; mx.example\r
                \r
                Final-Recipient: rfc822; %3$s\r
                Action: %2$s\r
                Status: %4$s\r
                Diagnostic-Code: smtp; 550 %4$s no such user\r
                \r
                --b--\r
                """.formatted(bounceTo, action, scene.jana(), status).getBytes(StandardCharsets.UTF_8);
    }
}
