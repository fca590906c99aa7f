package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.postgres.ConnectionRows.Paused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mailboxes, consents and connections in PostgreSQL. */
@Repository
class PostgresMailboxStore implements MailboxStore {

    private final MailboxRows mailboxes;
    private final ConsentRows consents;
    private final ConnectionRows connections;
    private final ConsentRequestRows requests;
    private final EndedWishRows wishes;
    private final SharedMailboxLock lock;
    private final PassedOverRows passedOver;

    PostgresMailboxStore(JdbcClient jdbc, EndedWishRows wishes, SharedMailboxLock lock) {
        this.mailboxes = new MailboxRows(jdbc);
        this.consents = new ConsentRows(jdbc);
        this.connections = new ConnectionRows(jdbc);
        this.requests = new ConsentRequestRows(jdbc);
        this.wishes = wishes;
        this.lock = lock;
        this.passedOver = new PassedOverRows(jdbc);
    }

    @Override
    public Optional<Mailbox> find(MailboxId mailbox) {
        return mailboxes.find(mailbox);
    }

    @Override
    public List<MailboxId> connectedWithAddress(EmailAddress address) {
        return mailboxes.connectedWithAddress(address);
    }

    @Override
    public Optional<MailboxId> ofSubject(String subject) {
        return mailboxes.ofSubject(subject);
    }

    @Override
    public List<MailboxId> left() {
        return consents.left();
    }

    @Override
    public MailboxId open(Gmail.Opened opened, Set<String> scopes, Instant now) {
        return consents.open(opened, scopes, now);
    }

    @Override
    public void keepRefreshToken(MailboxId mailbox, byte[] sealed) {
        consents.keepRefreshToken(mailbox, sealed);
    }

    @Override
    public Optional<byte[]> refreshToken(MailboxId mailbox) {
        return consents.refreshToken(mailbox);
    }

    @Override
    public boolean loseConsent(MailboxId mailbox, Instant now) {
        return consents.lose(mailbox, now);
    }

    @Override
    public boolean isSending(MailboxId mailbox) {
        return consents.isSending(mailbox);
    }

    @Override
    public void endConsent(MailboxId mailbox) {
        consents.end(mailbox);
    }

    @Override
    public void hint(MailboxId mailbox, Instant now) {
        mailboxes.hint(mailbox, now);
    }

    @Override
    public void lock(SubAccountId subAccount, Optional<MailboxId> mailbox) {
        lock.take(subAccount, mailbox);
    }

    @Override
    public UUID connect(NewConnection connection, Instant now) {
        lock.take(connection.subAccount(), Optional.of(connection.mailbox()));
        UUID connected = connections.connect(connection, now);
        passedOver.judgeAgain(connection, now);
        connections
                .pause(connection.subAccount(), connection.user(), false, now)
                .ifPresent(resumed -> resume(resumed, now));
        wishes.forget(connection.subAccount(), now);
        return connected;
    }

    @Override
    public boolean limit(SubAccountId subAccount, UserId user, int dailyLimit) {
        return connections.limit(subAccount, user, dailyLimit);
    }

    @Override
    public Optional<Ending> ending(SubAccountId subAccount, UserId user) {
        return connections.ending(subAccount, user);
    }

    @Override
    public Optional<MailboxId> pause(SubAccountId subAccount, UserId user, boolean paused, Instant now) {
        lock.take(subAccount, Optional.empty());
        Optional<Paused> changed = connections.pause(subAccount, user, paused, now);
        changed.filter(connection -> !paused).ifPresent(resumed -> resume(resumed, now));
        return changed.map(Paused::mailbox);
    }

    private void resume(Paused resumed, Instant now) {
        passedOver.judgeSince(resumed.mailbox(), resumed.pausedAt(), now);
    }

    @Override
    public Optional<MailboxId> disconnect(SubAccountId subAccount, UserId user, Instant now) {
        lock.take(subAccount, Optional.empty());
        Optional<MailboxId> ended = connections.disconnect(subAccount, user, now);
        ended.ifPresent(mailbox -> connections.waitNoLonger(subAccount, user, mailbox, now));
        wishes.forget(subAccount, now);
        return ended;
    }

    @Override
    public int connections(MailboxId mailbox) {
        return connections.count(mailbox);
    }

    @Override
    public List<ConnectedUser> connectedUsers(MailboxId mailbox) {
        return connections.users(mailbox);
    }

    @Override
    public Optional<ConnectionState> connectionOf(SubAccountId subAccount, UserId user) {
        return connections.of(subAccount, user);
    }

    @Override
    public List<ConnectedMailbox> connectionsOf(UserId user) {
        return connections.of(user);
    }

    @Override
    public List<ConnectedMailbox> connectionsIn(SubAccountId subAccount) {
        return connections.in(subAccount);
    }

    @Override
    public void keep(ConsentRequest request) {
        requests.keep(request);
    }

    @Override
    public Optional<ConsentRequest> take(String stateHash, Instant now) {
        return requests.take(stateHash, now);
    }

    @Override
    public Optional<SeenRequest> look(String stateHash) {
        return requests.look(stateHash);
    }
}
