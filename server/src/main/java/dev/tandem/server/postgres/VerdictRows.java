package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.conversation.Step;
import dev.tandem.core.conversation.Verdict;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictHash;
import dev.tandem.server.inbound.ImportStore.JudgedMessage;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes verdicts: ids, times, rules and keyed hashes, never a word of the email (R14, R80). */
@Component
class VerdictRows {

    private final JdbcClient jdbc;
    private final VerdictHash hash;

    VerdictRows(JdbcClient jdbc, VerdictHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    void keep(MailboxId mailbox, SubAccountId subAccount, JudgedMessage judged) {
        Verdict verdict = judged.judgement().verdict();
        Optional<Message> headers = judged.headers();
        jdbc.sql("""
                insert into verdict (mailbox_id, gmail_message_id, sub_account_id, outcome, rule, steps, contact_id, message_id,
                                     rfc_message_hash, address_hashes, received_at, judged_at)
                values (:mailbox, :message, :subAccount, :outcome, :rule, cast(:steps as jsonb), :contact, :stored,
                        :rfcMessageHash, :addressHashes, :receivedAt, :judgedAt)
                on conflict (mailbox_id, gmail_message_id, sub_account_id) do update
                   set outcome = excluded.outcome, rule = excluded.rule, steps = excluded.steps,
                       contact_id = excluded.contact_id, message_id = excluded.message_id,
                       rfc_message_hash = coalesce(excluded.rfc_message_hash, verdict.rfc_message_hash),
                       address_hashes = case when cardinality(excluded.address_hashes) = 0
                                             then verdict.address_hashes else excluded.address_hashes end,
                       received_at = coalesce(excluded.received_at, verdict.received_at), judged_at = excluded.judged_at
                """)
                .param("mailbox", mailbox.value())
                .param("message", judged.message().value())
                .param("subAccount", subAccount.value())
                .param("outcome", verdict.outcome().name())
                .param("rule", verdict.rule().name())
                .param("steps", steps(verdict))
                .param(
                        "contact",
                        contact(judged.judgement().attribution())
                                .map(ContactId::value)
                                .orElse(null))
                .param("stored", judged.stored().orElse(null))
                .param(
                        "rfcMessageHash",
                        headers.flatMap(Message::rfcMessageId)
                                .map(id -> rfcMessage(subAccount, id))
                                .orElse(null))
                .param(
                        "addressHashes",
                        headers.map(message -> addresses(subAccount, message)).orElse(new String[0]))
                .param(
                        "receivedAt",
                        headers.map(Message::internalDate).map(Columns::time).orElse(null))
                .param("judgedAt", Columns.time(judged.now()))
                .update();
    }

    private String rfcMessage(SubAccountId subAccount, RfcMessageId id) {
        return hash.of(subAccount, id.key());
    }

    private String[] addresses(SubAccountId subAccount, Message message) {
        return message.participants().stream()
                .map(participant -> hash.of(subAccount, participant.address().matchKey()))
                .distinct()
                .toArray(String[]::new);
    }

    private static Optional<ContactId> contact(Attribution attribution) {
        return switch (attribution) {
            case Attribution.Continues continues ->
                Optional.of(continues.binding().contact());
            case Attribution.Opens opens -> Optional.of(opens.contact());
            case Attribution.WaitsAtGate waiting -> Optional.of(waiting.contact());
            case Attribution.Nobodys nobodys -> Optional.empty();
        };
    }

    /** Enum names only, so there is nothing to escape. */
    private static String steps(Verdict verdict) {
        return verdict.steps().stream().map(VerdictRows::step).collect(Collectors.joining(",", "[", "]"));
    }

    private static String step(Step step) {
        return "{\"finding\":\"" + step.finding().name() + "\",\"decided\":" + step.decided() + "}";
    }
}
