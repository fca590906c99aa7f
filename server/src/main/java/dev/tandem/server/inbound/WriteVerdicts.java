package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.AttributionRules;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Outcome;
import dev.tandem.core.conversation.Rule;
import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ImportStore.JudgedMessage;
import dev.tandem.server.inbound.ImportStore.StoredEmail;
import dev.tandem.server.inbound.KeepEmail.Kept;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what was decided about one message, for all sub-accounts in one transaction: verdicts, and where it is synced the message, its
 * copy and its binding (R80). Decides once more on what it reads under the lock, so that nothing is decided on old news.
 */
@Component
class WriteVerdicts {

    /** What a policy keeps out, it also takes out. */
    private static final Set<Rule> WITHDRAWING = Set.of(Rule.R13, Rule.R16);

    /** What others have, stands here hidden. */
    private static final Set<Rule> CLAIMED = Set.of(Rule.R32, Rule.R33);

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

    /**
     * R44: a copy of what was written here. It stands there already, and other sub-accounts have no part in it while the sender's has the
     * thread (R32, R33). False, and nothing written, if it is none, or if another one may want to see it.
     */
    boolean ofEcho(MailboxId mailbox, Candidate candidate) {
        if (imports.sentFromHere(mailbox, candidate.message()).isEmpty()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            List<SubAccountId> connected = imports.connectedSubAccounts(mailbox);
            Map<SubAccountId, UUID> sent = imports.sentFromHere(mailbox, candidate.message());
            Map<SubAccountId, Judgement> judgements = new LinkedHashMap<>();
            connected.forEach(subAccount -> (sent.containsKey(subAccount)
                            ? Optional.of(AttributionRules.sentFromHere())
                            : imports.claimedElsewhere(subAccount, mailbox, candidate.threadId())
                                    .map(AttributionRules::elsewhere))
                    .ifPresent(judgement -> judgements.put(subAccount, judgement)));
            if (judgements.size() < connected.size()) {
                return false;
            }
            judgements.forEach((subAccount, judgement) -> keep(
                    mailbox,
                    subAccount,
                    judged(candidate, Optional.empty(), judgement, Optional.ofNullable(sent.get(subAccount)))));
            arrivals.judged(mailbox, candidate.message(), clock.instant());
            return true;
        }));
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
            judgements.forEach((subAccount, judgement) -> notHere(mailbox, subAccount, arrival.message(), judgement));
            arrivals.judged(mailbox, arrival.message().id(), clock.instant());
            return true;
        }));
    }

    /** R18: marks the emails that a failed delivery is about, wherever this mailbox sent them and they are shown. */
    void ofReport(MailboxId mailbox, Arrival arrival, EmailIdentity identity, Optional<DeliveryReport> report) {
        transaction.executeWithoutResult(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            Map<SubAccountId, UUID> about = report.filter(told -> told.kind() == DeliveryReport.Kind.FAILED)
                    .map(told -> imports.reported(mailbox, told))
                    .orElse(Map.of());
            places.judge(mailbox, arrival, identity, about.keySet()).forEach((subAccount, judgement) -> {
                Optional<UUID> message =
                        Optional.ofNullable(about.get(subAccount)).filter(sent -> isSynced(judgement));
                message.ifPresent(sent -> imports.noteBounce(
                        subAccount,
                        new ImportStore.Bounce(sent, mailbox, arrival.message().id(), report.orElseThrow()),
                        clock.instant()));
                keep(mailbox, subAccount, judged(arrival.message(), judgement, message));
            });
            arrivals.judged(mailbox, arrival.message().id(), clock.instant());
        });
    }

    /** Writes the verdicts of a message and stores it where it is synced. */
    void with(MailboxId mailbox, Arrival arrival, Kept kept) {
        EmailIdentity identity = kept.email().headers().identity(mailbox, arrival.message());
        StoredEmail email =
                new StoredEmail(mailbox, arrival.message(), identity, kept.email(), kept.bytes(), clock.instant());
        transaction.executeWithoutResult(status -> {
            imports.lock(imports.connectedSubAccounts(mailbox));
            Map<SubAccountId, UUID> sent =
                    imports.sentFromHere(mailbox, arrival.message().id());
            Map<SubAccountId, Judgement> judgements = places.judge(mailbox, arrival, identity);
            if (judgements.values().stream().anyMatch(WriteVerdicts::isSynced)) {
                // before the messages: whether a thread is claimed depends on every copy that stands in it (R32)
                imports.keepCopy(mailbox, arrival.message(), clock.instant());
            }
            judgements.forEach((subAccount, judgement) -> {
                if (stays(mailbox, subAccount, arrival.message(), judgement)) {
                    return;
                }
                if (isSynced(judgement)) {
                    UUID stored = sent.containsKey(subAccount)
                            ? sent.get(subAccount)
                            : imports.store(email, subAccount, judgement);
                    keep(mailbox, subAccount, judged(arrival.message(), judgement, Optional.of(stored)));
                } else {
                    notHere(mailbox, subAccount, arrival.message(), judgement);
                }
            });
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

    /** Judged again under another policy, it may stand here already; then it is shown no more (R13, R16). Nothing else takes it away (R11). */
    private void notHere(MailboxId mailbox, SubAccountId subAccount, Message message, Judgement judgement) {
        if (stays(mailbox, subAccount, message, judgement)) {
            return;
        }
        keep(mailbox, subAccount, judged(message, judgement, Optional.empty()));
        if (WITHDRAWING.contains(judgement.verdict().rule())) {
            imports.withdraw(mailbox, subAccount, message.id(), clock.instant());
        }
    }

    /** Judged again for another sub-account's sake, it changes nothing here; not even the reason why it came. */
    private boolean stays(MailboxId mailbox, SubAccountId subAccount, Message message, Judgement judgement) {
        return !CLAIMED.contains(judgement.verdict().rule())
                && imports.standsUnasked(mailbox, subAccount, message.id());
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
