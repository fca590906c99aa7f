package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.server.heldback.HeldBackStore.HeldCopy;
import dev.tandem.server.heldback.HeldBackStore.ImportLine;
import dev.tandem.server.heldback.HeldBackStore.NewImport;
import dev.tandem.server.heldback.HeldBackStore.Reassigned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was let in of what had been held back, and what it changed. */
final class HeldImportRows {

    private final JdbcClient jdbc;

    HeldImportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID keep(SubAccountId subAccount, NewImport begun, Instant now) {
        UUID id = jdbc.sql("""
                insert into held_import (sub_account_id, user_id, assigned_to, begun_at)
                values (:subAccount, :by, :assignedTo, :now)
                returning held_import_id
                """)
                .param("subAccount", subAccount.value())
                .param("by", begun.by().value())
                .param("assignedTo", begun.assignedTo().map(UserId::value).orElse(null))
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
        begun.reassigned().forEach(one -> keepContact(subAccount, id, one, true));
        begun.unchanged()
                .forEach(contact -> keepContact(subAccount, id, new Reassigned(contact, Optional.empty()), false));
        keepEmails(subAccount, id, begun.copies());
        return id;
    }

    private void keepContact(SubAccountId subAccount, UUID heldImport, Reassigned one, boolean reassigned) {
        jdbc.sql("""
                insert into held_import_contact (sub_account_id, held_import_id, contact_id, reassigned, assigned_before)
                values (:subAccount, :heldImport, :contact, :reassigned, :before)
                """)
                .param("subAccount", subAccount.value())
                .param("heldImport", heldImport)
                .param("contact", one.contact())
                .param("reassigned", reassigned)
                .param("before", one.before().map(UserId::value).orElse(null))
                .update();
    }

    private void keepEmails(SubAccountId subAccount, UUID heldImport, List<HeldCopy> copies) {
        jdbc.sql("""
                insert into held_import_email (sub_account_id, held_import_id, mailbox_id, gmail_message_id)
                select :subAccount, :heldImport, copy.mailbox_id, copy.gmail_message_id
                  from unnest(cast(:mailboxes as uuid[]), cast(:messages as text[])) as copy (mailbox_id, gmail_message_id)
                """)
                .param("subAccount", subAccount.value())
                .param("heldImport", heldImport)
                .param(
                        "mailboxes",
                        copies.stream().map(copy -> copy.mailbox().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        copies.stream()
                                .map(HeldCopy::message)
                                .map(GmailMessageId::value)
                                .toArray(String[]::new))
                .update();
    }

    Optional<ImportLine> find(SubAccountId subAccount, UserId by, UUID heldImport) {
        return jdbc.sql("""
                select held_import_id, assigned_to, begun_at, undone_at, emails, imported, waiting, contacts, reassigned
                  from held_import
                  cross join lateral (
                       select count(*) as emails,
                              count(*) filter (where verdict.outcome = 'SYNCED') as imported,
                              count(*) filter (where arrival.state = 'PENDING') as waiting
                         from held_import_email email
                         join arrival
                           on arrival.mailbox_id = email.mailbox_id
                          and arrival.gmail_message_id = email.gmail_message_id
                         left join verdict
                           on verdict.sub_account_id = email.sub_account_id
                          and verdict.mailbox_id = email.mailbox_id
                          and verdict.gmail_message_id = email.gmail_message_id
                        where email.sub_account_id = held_import.sub_account_id
                          and email.held_import_id = held_import.held_import_id) as counted
                  cross join lateral (
                       select count(*) as contacts, count(*) filter (where reassigned) as reassigned
                         from held_import_contact contact
                        where contact.sub_account_id = held_import.sub_account_id
                          and contact.held_import_id = held_import.held_import_id) as people
                 where sub_account_id = :subAccount
                   and held_import_id = :heldImport
                   and user_id = :by
                """)
                .param("subAccount", subAccount.value())
                .param("heldImport", heldImport)
                .param("by", by.value())
                .query((row, _) -> line(row))
                .optional();
    }

    private static ImportLine line(ResultSet row) throws SQLException {
        return new ImportLine(
                Columns.uuid(row, "held_import_id"),
                Columns.optionalUuid(row, "assigned_to").map(UserId::new),
                row.getInt("emails"),
                row.getInt("imported"),
                row.getInt("waiting"),
                row.getInt("contacts"),
                row.getInt("reassigned"),
                Columns.instant(row, "begun_at"),
                Columns.optionalInstant(row, "undone_at"));
    }

    /** A contact that somebody else got since keeps whom it has now. */
    List<Reassigned> undo(SubAccountId subAccount, UserId by, UUID heldImport, Instant now) {
        return jdbc.sql("""
                with undone as (
                    update held_import
                       set undone_at = :now
                     where sub_account_id = :subAccount
                       and held_import_id = :heldImport
                       and user_id = :by
                       and undone_at is null
                    returning sub_account_id, held_import_id, assigned_to
                )
                select contact_id, assigned_before
                  from undone
                  join held_import_contact using (sub_account_id, held_import_id)
                  join contact using (sub_account_id, contact_id)
                 where reassigned
                   and contact.assigned_to = undone.assigned_to
                 order by contact_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("heldImport", heldImport)
                .param("by", by.value())
                .query((row, _) -> new Reassigned(
                        Columns.uuid(row, "contact_id"),
                        Columns.optionalUuid(row, "assigned_before").map(UserId::new)))
                .list();
    }
}
