package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.mailbox.ConsentDesk.Grant;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.ConsentRequest;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a new connection in one transaction, then wakes the mailbox, and leaves the one it replaced (R70, R73). */
@Component
class KeepConnection {

    private final MailboxStore mailboxes;
    private final SecretBox secrets;
    private final ChangeLog changes;
    private final MailboxSignal signal;
    private final LeaveMailbox leave;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    KeepConnection(
            MailboxStore mailboxes,
            SecretBox secrets,
            ChangeLog changes,
            MailboxSignal signal,
            LeaveMailbox leave,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.secrets = secrets;
        this.changes = changes;
        this.signal = signal;
        this.leave = leave;
        this.transaction = transaction;
        this.clock = clock;
    }

    ConnectResult run(ConsentRequest request, Grant grant, Gmail.Opened opened) {
        Optional<MailboxId> before = mailboxes
                .connectionOf(request.subAccount(), request.user())
                .map(ConnectionState::mailbox)
                .map(MailboxStore.Mailbox::id);
        CrashPoint.pass("connect.granted");
        Optional<MailboxId> connected = Optional.ofNullable(
                transaction.execute(status -> write(request, grant, opened).orElse(null)));
        if (connected.isEmpty()) {
            return new ConnectResult.NotVouchedFor(request.subAccount(), "there is no refresh token");
        }
        signal.wake(connected.get());
        before.filter(old -> !old.equals(connected.get())).ifPresent(leave::run);
        return new ConnectResult.Connected(request.subAccount(), opened.address());
    }

    /** Empty when no token opens the mailbox: Google gave none, and none that works is kept (F43). */
    private Optional<MailboxId> write(ConsentRequest request, Grant grant, Gmail.Opened opened) {
        Optional<MailboxId> known = mailboxes.ofSubject(opened.subject());
        mailboxes.lock(request.subAccount(), known);
        boolean olderWorks = known.flatMap(mailboxes::refreshToken).isPresent();
        if (grant.refreshToken().isEmpty() && !olderWorks) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        MailboxId mailbox = mailboxes.open(opened, grant.scopes(), now);
        grant.refreshToken().ifPresent(token -> keep(mailbox, token));
        mailboxes.connect(
                new NewConnection(
                        request.subAccount(), request.user(), mailbox, opened.cursor(), opened.providerTime()),
                now);
        mailboxes.hint(mailbox, now);
        Subject subject = Subject.ofUser(Kind.CONNECTION_CHANGED, request.user().value());
        changes.append(request.subAccount(), subject, now);
        return Optional.of(mailbox);
    }

    private void keep(MailboxId mailbox, String token) {
        byte[] plain = token.getBytes(StandardCharsets.UTF_8);
        mailboxes.keepRefreshToken(mailbox, secrets.seal(plain, SealedToken.context(mailbox)));
    }
}
