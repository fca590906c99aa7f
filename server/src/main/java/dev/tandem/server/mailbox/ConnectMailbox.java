package dev.tandem.server.mailbox;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Scope;
import dev.tandem.server.mailbox.ConnectResult.Reason;
import dev.tandem.server.mailbox.ConsentDesk.Grant;
import dev.tandem.server.mailbox.MailboxStore.ConsentRequest;
import dev.tandem.server.mailbox.MailboxStore.SeenRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Google's answer comes back (R04 to R07). It is taken once; it must belong to a question that was asked here, by this user, within its
 * time; and it must grant everything (R05). Anything less connects nothing and takes back what was granted.
 */
@Component
public class ConnectMailbox {

    private final MailboxStore mailboxes;
    private final Members members;
    private final ConsentDesk desk;
    private final ConsentSecrets secrets;
    private final KeepConnection keepConnection;
    private final InstantSource clock;

    ConnectMailbox(
            MailboxStore mailboxes,
            Members members,
            ConsentDesk desk,
            ConsentSecrets secrets,
            KeepConnection keepConnection,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.members = members;
        this.desk = desk;
        this.secrets = secrets;
        this.keepConnection = keepConnection;
        this.clock = clock;
    }

    /** Takes the answer in. */
    public ConnectResult run(ConsentAnswer answer) {
        Instant now = clock.instant();
        String hash = ConsentSecrets.hash(answer.state());
        Optional<ConsentRequest> taken = mailboxes.take(hash, now);
        if (taken.isEmpty()) {
            return new ConnectResult.NotAsked(whyNot(hash));
        }
        ConsentRequest request = taken.get();
        if (!answer.mayBelongTo(request)) {
            return new ConnectResult.NotAsked(Reason.FOREIGN);
        }
        if (answer.code().isEmpty()) {
            return new ConnectResult.Denied(request.subAccount());
        }
        if (!members.contain(request.subAccount(), request.user())) {
            return new ConnectResult.NoMember(request.subAccount());
        }
        return redeem(answer.code().get(), answer.state(), request);
    }

    private Reason whyNot(String hash) {
        return mailboxes
                .look(hash)
                .map(SeenRequest::used)
                .map(used -> used ? Reason.REPLAYED : Reason.EXPIRED)
                .orElse(Reason.UNKNOWN);
    }

    private ConnectResult redeem(String code, String state, ConsentRequest request) {
        return switch (desk.redeem(code, secrets.opened(state, request))) {
            case Answer.Got<Grant>(Grant grant) -> granted(grant, request);
            case Answer.Refused<Grant>(String reason) -> new ConnectResult.NotVouchedFor(request.subAccount(), reason);
            case Answer.ConsentLost<Grant> lost -> new ConnectResult.Unreachable(request.subAccount());
            case Answer.NotThere<Grant> missing -> new ConnectResult.Unreachable(request.subAccount());
            case Answer.TryLater<Grant> later -> new ConnectResult.Unreachable(request.subAccount());
            case Answer.NoAnswer<Grant> none -> new ConnectResult.Unreachable(request.subAccount());
        };
    }

    private ConnectResult granted(Grant grant, ConsentRequest request) {
        Set<Scope> missing = Scope.missingFrom(grant.scopes());
        if (!missing.isEmpty() || grant.mailbox().isEmpty()) {
            takeBack(grant);
            return new ConnectResult.PermissionsMissing(request.subAccount(), missing);
        }
        Gmail.Opened opened = grant.mailbox().get();
        Optional<MailboxStore.Mailbox> needed = request.renewalOf()
                .filter(mailbox -> !mailboxes.ofSubject(opened.subject()).equals(Optional.of(mailbox)))
                .flatMap(mailboxes::find);
        if (needed.isPresent()) {
            takeBack(grant);
            return new ConnectResult.OtherAddress(
                    request.subAccount(), needed.get().address(), opened.address());
        }
        return keepConnection.run(request, grant, opened);
    }

    /** Taking one grant back ends every grant of that person to us, so a mailbox that is connected keeps it. */
    private void takeBack(Grant grant) {
        Optional<MailboxId> known = mailboxes.ofSubject(grant.subject());
        if (known.filter(mailbox -> mailboxes.connections(mailbox) > 0).isEmpty()) {
            grant.refreshToken().ifPresent(desk::revoke);
        }
    }

    /**
     * What came back from the consent screen.
     *
     * @param code empty when the person did not consent
     * @param session whose session it came back in, if in any
     */
    public record ConsentAnswer(String state, Optional<String> code, Optional<UserId> session) {

        private boolean mayBelongTo(ConsentRequest request) {
            return session.map(request.user()::equals).orElse(!request.fromBrowser());
        }
    }
}
