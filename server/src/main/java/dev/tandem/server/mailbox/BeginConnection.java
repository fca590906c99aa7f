package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.ConsentDesk.Question;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.ConsentRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A user sets out to connect a mailbox (R03, R04): what has to come back with the answer is written down, then Google is asked. */
@Component
public class BeginConnection {

    /** How long a person may take at Google's consent screen. */
    public static final Duration ANSWER_TIME = Duration.ofMinutes(10);

    private final MailboxStore mailboxes;
    private final Members members;
    private final ConsentDesk desk;
    private final ConsentSecrets secrets;
    private final InstantSource clock;

    BeginConnection(
            MailboxStore mailboxes, Members members, ConsentDesk desk, ConsentSecrets secrets, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.members = members;
        this.desk = desk;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Where to send the person; empty for somebody who is no member (R03). */
    public Optional<URI> run(Wish wish) {
        if (!members.contain(wish.subAccount(), wish.user())) {
            return Optional.empty();
        }
        Optional<MailboxStore.Mailbox> current =
                mailboxes.connectionOf(wish.subAccount(), wish.user()).map(ConnectionState::mailbox);
        Optional<MailboxStore.Mailbox> lost =
                current.filter(mailbox -> mailbox.consent() == Consent.LOST).filter(mailbox -> !wish.toChangeAddress());
        Question question = secrets.question();
        mailboxes.keep(request(wish, question, lost.map(MailboxStore.Mailbox::id)));
        return Optional.of(
                desk.address(question, lost.map(mailbox -> mailbox.address().value())));
    }

    private ConsentRequest request(Wish wish, Question question, Optional<MailboxId> renewalOf) {
        Instant now = clock.instant();
        return new ConsentRequest(
                ConsentSecrets.hash(question.state()),
                wish.subAccount(),
                wish.user(),
                wish.fromBrowser(),
                renewalOf,
                secrets.sealed(question),
                question.nonce(),
                now,
                now.plus(ANSWER_TIME));
    }

    /**
     * Who wants to connect, and where.
     *
     * @param fromBrowser then the answer has to come back in a session of the same user
     * @param toChangeAddress to use another mailbox from now on (R70), even if the consent for the present one is lost (R74)
     */
    public record Wish(SubAccountId subAccount, UserId user, boolean fromBrowser, boolean toChangeAddress) {}
}
