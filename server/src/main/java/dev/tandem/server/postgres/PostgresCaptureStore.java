package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.CapturePlace;
import dev.tandem.server.NodeId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.smartbcc.CaptureStore;
import dev.tandem.server.smartbcc.SmartAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of emails to smart addresses, in PostgreSQL. */
@Repository
class PostgresCaptureStore implements CaptureStore {

    private final JdbcClient jdbc;
    private final CaptureLeaseRows leases;
    private final CaptureRows rows;
    private final CaptureLines lines;
    private final CaptureAgeRows ages;
    private final CapturePlaceRows places;
    private final CapturedMessageRows messages;
    private final SubAccountLock lock;

    PostgresCaptureStore(
            JdbcClient jdbc,
            CaptureRows rows,
            CaptureLines lines,
            CaptureAgeRows ages,
            CapturePlaceRows places,
            CapturedMessageRows messages,
            SubAccountLock lock) {
        this.jdbc = jdbc;
        this.leases = new CaptureLeaseRows(jdbc, Lease.TIME);
        this.rows = rows;
        this.lines = lines;
        this.ages = ages;
        this.places = places;
        this.messages = messages;
        this.lock = lock;
    }

    /**
     * Cross-tenant by purpose: one email can name smart addresses of several sub-accounts. One statement, so all of them or none. The same
     * bytes once more, because the answer was lost, are noted already, and what became of them stays.
     */
    @Override
    public void accept(List<SmartAddress> recipients, Accepted email, Instant now) {
        jdbc.sql("""
                with accepted as (
                    insert into smart_capture (sub_account_id, name, user_id, source_sha256, size_bytes, peer, helo, envelope_from,
                                               accepted_at, state, next_attempt_at)
                    select sub_account_id, name, user_id, :source, :size, :peer, :helo, :sender, :now, 'WAITING', :now
                      from unnest(:subAccounts::uuid[], :names::text[], :owners::uuid[])
                        as recipient (sub_account_id, name, user_id)
                     where not exists (select 1
                                         from smart_capture as noted
                                        where noted.sub_account_id = recipient.sub_account_id
                                          and noted.name = recipient.name
                                          and noted.source_sha256 = :source)
                    returning capture_id
                )
                select pg_notify(:channel, :kind)
                  from accepted
                """)
                .param("source", email.source())
                .param("size", email.sizeBytes())
                .param("peer", email.from().peer().getHostAddress())
                .param("helo", email.from().helo())
                .param("sender", email.from().sender())
                .param("now", Columns.time(now))
                .param(
                        "subAccounts",
                        recipients.stream()
                                .map(recipient -> recipient.subAccount().value())
                                .toArray(UUID[]::new))
                .param("names", recipients.stream().map(SmartAddress::name).toArray(String[]::new))
                .param(
                        "owners",
                        recipients.stream()
                                .map(recipient -> recipient.owner().value())
                                .toArray(UUID[]::new))
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.CAPTURE.name())
                .query((row, n) -> n)
                .list();
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due capture) {
        leases.giveBack(node, capture);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }

    @Override
    public Optional<Capture> find(Due due) {
        return rows.find(due);
    }

    @Override
    public void postpone(Due due, Instant again) {
        rows.postpone(due, again);
    }

    @Override
    public void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    @Override
    public CapturePlace place(Capture capture, ReadEmail email) {
        return places.read(capture, email);
    }

    @Override
    public UUID join(Filing filing) {
        return messages.join(filing);
    }

    @Override
    public UUID continues(Filing filing, Binding thread) {
        return messages.insert(filing, thread.thread().value());
    }

    @Override
    public UUID opens(Filing filing, ContactId contact) {
        return messages.open(filing, contact);
    }

    @Override
    public void judged(Due due, Verdict verdict, Instant now) {
        rows.judged(due, verdict, now);
    }

    @Override
    public Page<Line> lines(
            SubAccountId subAccount, UserId owner, Optional<State> state, Optional<String> cursor, int limit) {
        return lines.page(subAccount, owner, state, cursor, limit);
    }

    @Override
    public int quarantined(SubAccountId subAccount, UserId owner) {
        return lines.quarantined(subAccount, owner);
    }

    @Override
    public Optional<String> release(SubAccountId subAccount, UserId owner, UUID capture, Instant now) {
        return rows.release(subAccount, owner, capture, now);
    }

    @Override
    public boolean fileUnder(SubAccountId subAccount, UserId owner, UUID capture, ContactId contact, Instant now) {
        return rows.fileUnder(subAccount, owner, capture, contact, now);
    }

    @Override
    public boolean drop(SubAccountId subAccount, UserId owner, UUID capture, Instant now) {
        return rows.drop(subAccount, owner, capture, now);
    }

    @Override
    public void dropAcceptedBefore(Instant before, Instant now) {
        ages.drop(before, now);
    }

    @Override
    public void forgetAcceptedBefore(Instant before) {
        ages.forget(before);
    }

    @Override
    public void trust(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now) {
        rows.trust(subAccount, owner, address, now);
    }

    @Override
    public void judgeAgain(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now) {
        rows.judgeAgain(subAccount, owner, address, now);
    }
}
