package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.provider.DeliveryStore.Ended;
import dev.tandem.server.provider.DeliveryStore.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes on a message how its delivery by the provider stands. */
@Component
class DeliveredMessageRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final TakenBackRows takenBack;
    private final ChangeLog changes;
    private final SubAccountLock lock;

    DeliveredMessageRows(
            JdbcClient jdbc,
            ConversationRows conversations,
            TakenBackRows takenBack,
            ChangeLog changes,
            SubAccountLock lock) {
        this.takenBack = takenBack;
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
        this.lock = lock;
    }

    /** R43, R45: sent, failed with the reason, or nobody knows. */
    void ended(SubAccountId subAccount, UUID message, Ended ended, Instant now) {
        lock.take(subAccount);
        int changed = jdbc.sql("""
                update message
                   set state = :state,
                       reason = :reason,
                       sent_at = case when :state = 'SENT' then :now else sent_at end
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and state = 'QUEUED'
                """)
                .param("state", state(ended.outcome()))
                .param("reason", reason(ended).orElse(null))
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        if (changed > 0) {
            changed(subAccount, message, now);
        }
        if (ended.outcome() == Outcome.ACCEPTED) {
            takenBack.left(subAccount, message);
        }
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "SENT";
            case UNKNOWN -> "UNKNOWN";
            case REFUSED, GIVEN_UP -> "FAILED";
        };
    }

    /** A code, and after a colon what the provider said; empty for what was sent. */
    private static Optional<String> reason(Ended ended) {
        String said = ended.said().isBlank() ? ended.trouble().map(Enum::name).orElse("") : ended.said();
        return code(ended).map(code -> said.isEmpty() ? code : code + ": " + said);
    }

    private static Optional<String> code(Ended ended) {
        return switch (ended.outcome()) {
            case ACCEPTED -> Optional.empty();
            case UNKNOWN -> Optional.of("PROVIDER_NOT_CONFIRMED");
            case REFUSED -> Optional.of("PROVIDER_REFUSED");
            case GIVEN_UP -> Optional.of(ended.trouble().isPresent() ? "PROVIDER_GAVE_UP" : "NO_PROVIDER");
        };
    }

    /** True if it was a failed one, which waits again now. */
    boolean requeued(SubAccountId subAccount, UUID message, Instant now) {
        int changed = jdbc.sql("""
                update message
                   set state = 'QUEUED', reason = null, retry_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and state = 'FAILED'
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        if (changed > 0) {
            changed(subAccount, message, now);
        }
        return changed > 0;
    }

    private void changed(SubAccountId subAccount, UUID message, Instant now) {
        UUID conversation = conversations.ofMessage(subAccount, message);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
    }
}
