package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.AttributionRules;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Outcome;
import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ImportStore.JudgedMessage;
import dev.tandem.server.inbound.ImportStore.StoredEmail;
import dev.tandem.server.inbound.KeepEmail.Kept;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what was decided about one message, for all sub-accounts in one transaction: verdicts, and where it is synced the message, its
 * copy and its binding (R80). Decides once more on what it reads under the lock, so that nothing is decided on old news.
 */
@Component
class WriteVerdicts {

    private final ImportStore imports;
    private final JudgePlaces places;
    private final ArrivalStore arrivals;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    WriteVerdicts(
            ImportStore imports,
            JudgePlaces places,
            ArrivalStore arrivals,
            TransactionOperations transaction,
            InstantSource clock) {
        this.imports = imports;
        this.places = places;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** R17: its labels alone keep it out everywhere. */
    void outOfScope(MailboxId mailbox, Candidate candidate) {
        inTransaction(
                mailbox,
                candidate,
                () -> imports.connectedSubAccounts(mailbox)
                        .forEach(subAccount -> keep(
                                mailbox,
                                subAccount,
                                judged(candidate, Optional.empty(), AttributionRules.outOfScope(), Optional.empty()))));
    }

    /** R44: a copy of what was written here. It stands there already; other sub-accounts have no part in it (R33). */
    void ofEcho(MailboxId mailbox, Candidate candidate) {
        inTransaction(mailbox, candidate, () -> {
            Map<SubAccountId, UUID> sent = imports.sentFromHere(mailbox, candidate.message());
            for (SubAccountId subAccount : imports.connectedSubAccounts(mailbox)) {
                Optional<UUID> message = Optional.ofNullable(sent.get(subAccount));
                Judgement judgement =
                        message.isPresent() ? AttributionRules.sentFromHere() : AttributionRules.bornElsewhere();
                keep(mailbox, subAccount, judged(candidate, Optional.empty(), judgement, message));
            }
        });
    }

    /** R44: the same for a copy that its sending lost track of, told by our mark; false, and nothing written, if it is none. */
    boolean ofEchoFoundAgain(MailboxId mailbox, Candidate candidate, Message copy, UUID mark) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            boolean found = imports.foundAgain(mailbox, copy, mark, clock.instant());
            if (found) {
                ofEcho(mailbox, candidate);
            }
            return found;
        }));
    }

    /** Writes the verdicts of a message nobody wants; false, and nothing written, if by now somebody does. */
    boolean without(MailboxId mailbox, Arrival arrival, EmailIdentity identity) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            Map<SubAccountId, Judgement> judgements = places.judge(mailbox, arrival, identity);
            if (judgements.values().stream().anyMatch(WriteVerdicts::isSynced)) {
                return false;
            }
            judgements.forEach((subAccount, judgement) ->
                    keep(mailbox, subAccount, judged(arrival.message(), judgement, Optional.empty())));
            arrivals.judged(mailbox, arrival.message().id(), clock.instant());
            return true;
        }));
    }

    /** Writes the verdicts of a message and stores it where it is synced. */
    void with(MailboxId mailbox, Arrival arrival, Kept kept) {
        EmailIdentity identity = kept.email().headers().identity(mailbox, arrival.message());
        StoredEmail email =
                new StoredEmail(mailbox, arrival.message(), identity, kept.email(), kept.bytes(), clock.instant());
        transaction.executeWithoutResult(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            Map<SubAccountId, Judgement> judgements = places.judge(mailbox, arrival, identity);
            judgements.forEach((subAccount, judgement) -> {
                Optional<UUID> stored = isSynced(judgement)
                        ? Optional.of(imports.store(email, subAccount, judgement))
                        : Optional.empty();
                keep(mailbox, subAccount, judged(arrival.message(), judgement, stored));
            });
            if (judgements.values().stream().anyMatch(WriteVerdicts::isSynced)) {
                imports.keepCopy(mailbox, arrival.message());
            }
            arrivals.judged(mailbox, arrival.message().id(), clock.instant());
        });
    }

    private void inTransaction(MailboxId mailbox, Candidate candidate, Runnable write) {
        transaction.executeWithoutResult(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            write.run();
            arrivals.judged(mailbox, candidate.message(), clock.instant());
        });
    }

    private void keep(MailboxId mailbox, SubAccountId subAccount, JudgedMessage judged) {
        imports.keepVerdict(mailbox, subAccount, judged);
    }

    private JudgedMessage judged(Message message, Judgement judgement, Optional<UUID> stored) {
        return new JudgedMessage(message.id(), Optional.of(message), judgement, stored, clock.instant());
    }

    private JudgedMessage judged(
            Candidate candidate, Optional<Message> headers, Judgement judgement, Optional<UUID> stored) {
        return new JudgedMessage(candidate.message(), headers, judgement, stored, clock.instant());
    }

    private static boolean isSynced(Judgement judgement) {
        return judgement.verdict().outcome() == Outcome.SYNCED;
    }
}
