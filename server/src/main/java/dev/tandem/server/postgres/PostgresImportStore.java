package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.conversation.Claim;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Finding;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.DeliveryReport;
import dev.tandem.server.inbound.ImportStore;
import dev.tandem.server.outbound.SendingStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an import reads and writes, in PostgreSQL. */
@Repository
class PostgresImportStore implements ImportStore {

    private final JdbcClient jdbc;
    private final PlaceRows places;
    private final MessageRows messages;
    private final VerdictRows verdicts;
    private final SentMessageRows sent;
    private final SubAccountLock lock;
    private final WithdrawalRows withdrawals;
    private final BounceRows bounces;
    private final FlagRows flags;
    private final DeletedCopyRows deleted;

    PostgresImportStore(
            JdbcClient jdbc,
            PlaceRows places,
            MessageRows messages,
            VerdictRows verdicts,
            SentMessageRows sent,
            SubAccountLock lock,
            WithdrawalRows withdrawals,
            BounceRows bounces,
            FlagRows flags,
            DeletedCopyRows deleted) {
        this.jdbc = jdbc;
        this.places = places;
        this.messages = messages;
        this.verdicts = verdicts;
        this.sent = sent;
        this.lock = lock;
        this.withdrawals = withdrawals;
        this.bounces = bounces;
        this.flags = flags;
        this.deleted = deleted;
    }

    @Override
    public boolean boundSomewhere(MailboxId mailbox, ThreadId thread) {
        return jdbc.sql("""
                select exists (select 1
                                 from binding
                                 join connection using (sub_account_id, mailbox_id)
                                where binding.mailbox_id = :mailbox
                                  and gmail_thread_id = :thread
                                  and disconnected_at is null)
                """)
                .param("mailbox", mailbox.value())
                .param("thread", thread.value())
                .query(Boolean.class)
                .single();
    }

    /** Cross-tenant by purpose: the fan-out of a mailbox to its connections (R30); each place judges for itself (R31). */
    @Override
    public List<SubAccountId> connectedSubAccounts(MailboxId mailbox) {
        return jdbc.sql("""
                select distinct sub_account_id
                  from connection
                 where mailbox_id = :mailbox
                   and disconnected_at is null
                   and paused_at is null
                 order by sub_account_id
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .list();
    }

    /** Always in the same order, so that two imports never wait for each other in a circle. */
    @Override
    public void lock(List<SubAccountId> subAccounts) {
        lock.take(subAccounts.stream());
    }

    @Override
    public Map<SubAccountId, Place> places(MailboxId mailbox, Message message, EmailIdentity identity) {
        Map<SubAccountId, Place> found = new LinkedHashMap<>();
        connectedSubAccounts(mailbox)
                .forEach(subAccount -> found.put(subAccount, places.read(subAccount, mailbox, message, identity)));
        return found;
    }

    @Override
    public Optional<Claim> claimedElsewhere(SubAccountId subAccount, MailboxId mailbox, ThreadId thread) {
        return StandingRows.claim(jdbc, subAccount, mailbox, thread.value());
    }

    @Override
    public boolean standsUnasked(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy) {
        return withdrawals.standsUnasked(mailbox, subAccount, copy);
    }

    @Override
    public boolean withdraw(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy, Instant now) {
        return withdrawals.withdraw(mailbox, subAccount, copy, now);
    }

    @Override
    public Map<SubAccountId, UUID> reported(MailboxId mailbox, DeliveryReport report) {
        Map<SubAccountId, UUID> found = new LinkedHashMap<>();
        connectedSubAccounts(mailbox)
                .forEach(subAccount -> bounces.about(subAccount, mailbox, report)
                        .ifPresent(message -> found.put(subAccount, message)));
        return found;
    }

    @Override
    public void noteBounce(SubAccountId subAccount, Bounce bounce, Instant now) {
        bounces.note(subAccount, bounce, now);
    }

    @Override
    public boolean sendingInThread(MailboxId mailbox, ThreadId thread) {
        return jdbc.sql("""
                select exists (select 1
                                 from sending
                                 join message using (sub_account_id, message_id)
                                where mailbox_id = :mailbox
                                  and draft_thread_id = :thread
                                  and finished_at is null
                                  and gmail_message_id is null
                                  and send_asked_at is not null
                                  and message.state in ('QUEUED', 'SENDING'))
                """)
                .param("mailbox", mailbox.value())
                .param("thread", thread.value())
                .query(Boolean.class)
                .single();
    }

    /** Cross-tenant by purpose: whose sending it is, stands in no copy. */
    @Override
    public boolean foundAgain(MailboxId mailbox, Message copy, UUID mark, Instant now) {
        Optional<SubAccountId> whose = jdbc.sql("""
                update sending
                   set gmail_message_id = :copy, attempts = 0, next_attempt_at = :now
                 where mailbox_id = :mailbox
                   and message_id = :mark
                   and finished_at is null
                   and gmail_message_id is null
                   and send_asked_at is not null
                returning sub_account_id
                """)
                .param("copy", copy.id().value())
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("mark", mark)
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .optional();
        whose.ifPresent(subAccount ->
                sent.sent(new SendingStore.Due(subAccount, mark, mailbox), copy.id(), copy.threadId(), now));
        return whose.isPresent();
    }

    /** Cross-tenant by purpose: a mailbox's copy can stand for messages in several sub-accounts. */
    @Override
    public Map<SubAccountId, UUID> sentFromHere(MailboxId mailbox, GmailMessageId message) {
        Map<SubAccountId, UUID> found = new LinkedHashMap<>();
        jdbc.sql("""
                select sub_account_id, message_id
                  from sending
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("mailbox", mailbox.value())
                .param("message", message.value())
                .query((row, n) -> found.put(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "message_id")))
                .list();
        return found;
    }

    @Override
    public UUID store(StoredEmail email, SubAccountId subAccount, Judgement judgement) {
        Optional<UUID> here = messages.withIdentity(subAccount, email.identity());
        UUID message = here.orElseGet(() -> messages.insert(
                email, subAccount, threadFor(email, subAccount, judgement), isForwardedOutside(judgement)));
        if (here.isPresent()) {
            boolean added = messages.addSource(email, subAccount, message);
            deleted.isHeld(subAccount, message, email.now());
            if (withdrawals.bringBack(subAccount, message) || added) {
                messages.changed(subAccount, message, email.now());
            }
        }
        messages.bind(email, subAccount, message, judgement.verdict().rule());
        return message;
    }

    private static boolean isForwardedOutside(Judgement judgement) {
        return judgement.verdict().steps().stream().anyMatch(step -> step.finding() == Finding.FORWARDED_OUTSIDE);
    }

    private UUID threadFor(StoredEmail email, SubAccountId subAccount, Judgement judgement) {
        return switch (judgement.attribution()) {
            case Attribution.Continues continues -> continues.binding().thread().value();
            case Attribution.Opens opens -> messages.openThread(email, subAccount, opens.contact());
            case Attribution.WaitsAtGate waiting -> throw new IllegalStateException("held back, so not stored");
            case Attribution.Nobodys nobodys -> throw new IllegalStateException("nobody's, so not stored");
        };
    }

    /** A copy that is kept already may carry other labels by now; what people see follows (R19). */
    @Override
    public void keepCopy(MailboxId mailbox, Message message, Instant now) {
        int added = jdbc.sql("""
                insert into mailbox_copy (mailbox_id, gmail_message_id, gmail_thread_id, labels, internal_date)
                values (:mailbox, :message, :thread, :labels, :internalDate)
                on conflict (mailbox_id, gmail_message_id) do nothing
                """)
                .param("mailbox", mailbox.value())
                .param("message", message.id().value())
                .param("thread", message.threadId().value())
                .param("labels", Columns.labels(message.labels()))
                .param("internalDate", Columns.time(message.internalDate()))
                .update();
        if (added == 0) {
            deleted.isThere(mailbox, message.id(), now);
            flags.relabel(mailbox, message.id(), before -> message.labels(), now);
        }
    }

    @Override
    public void keepVerdict(MailboxId mailbox, SubAccountId subAccount, JudgedMessage judged) {
        verdicts.keep(mailbox, subAccount, judged);
    }
}
