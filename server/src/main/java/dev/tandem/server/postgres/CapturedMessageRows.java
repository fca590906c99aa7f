package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.FlagRules;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Label;
import dev.tandem.server.postgres.MessageRows.NewMessage;
import dev.tandem.server.smartbcc.CaptureStore.Filing;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes an email that came to a smart address as a message, or as one more source of the message that it is (R64, R65). */
@Component
class CapturedMessageRows {

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final WithdrawalRows withdrawals;

    CapturedMessageRows(JdbcClient jdbc, MessageRows messages, WithdrawalRows withdrawals) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.withdrawals = withdrawals;
    }

    UUID join(Filing filing) {
        SubAccountId subAccount = filing.capture().due().subAccount();
        UUID message = messages.withIdentity(subAccount, filing.identity()).orElseThrow();
        addSource(filing, message);
        withdrawals.bringBack(subAccount, message);
        messages.changed(subAccount, message, filing.now());
        return message;
    }

    UUID open(Filing filing, ContactId contact) {
        return insert(
                filing,
                messages.openThread(
                        filing.capture().due().subAccount(),
                        contact,
                        filing.email().headers().subject(),
                        filing.now()));
    }

    UUID insert(Filing filing, UUID thread) {
        NewMessage row = new NewMessage(
                filing.identity(),
                filing.email(),
                filing.bytes().orElseThrow(),
                direction(filing),
                "SMART_BCC",
                FlagRules.atArrival(Set.of(filing.received() ? Label.INBOX : Label.SENT), direction(filing)),
                filing.capture().acceptedAt(),
                false,
                filing.now());
        return messages.insert(row, filing.capture().due().subAccount(), thread, message -> addSource(filing, message));
    }

    private static Direction direction(Filing filing) {
        return filing.received() ? Direction.INBOUND : Direction.OUTBOUND;
    }

    private void addSource(Filing filing, UUID message) {
        SubAccountId subAccount = filing.capture().due().subAccount();
        jdbc.sql("""
                insert into message_source (sub_account_id, message_id, door, noted_at)
                select :subAccount, :message, 'SMART_BCC', :now
                 where not exists (select 1
                                     from message_source
                                    where sub_account_id = :subAccount
                                      and message_id = :message
                                      and door = 'SMART_BCC')
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("now", Columns.time(filing.now()))
                .update();
        showAddress(filing, subAccount, message);
    }

    /** R65: whoever carried the email took the Bcc line off it. */
    private void showAddress(Filing filing, SubAccountId subAccount, UUID message) {
        jdbc.sql("""
                insert into participant (sub_account_id, message_id, position, role, address, match_key, name)
                select :subAccount, :message, coalesce(max(position) + 1, 0), 'BCC', :address, :key, ''
                  from participant
                 where sub_account_id = :subAccount
                   and message_id = :message
                having not coalesce(bool_or(match_key = :key), false)
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("address", filing.shown().value())
                .param("key", filing.shown().matchKey())
                .update();
    }
}
