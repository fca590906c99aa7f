package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.heldback.HeldBackStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the gate holds back, in PostgreSQL. */
@Repository
class PostgresHeldBackStore implements HeldBackStore {

    private final JdbcClient jdbc;
    private final HeldImportRows imports;

    PostgresHeldBackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.imports = new HeldImportRows(jdbc);
    }

    private record Placed(HeldEmail email, String place) {}

    @Override
    public int count(SubAccountId subAccount, UserId viewer) {
        return jdbc.sql("""
                select count(*)
                  from held_email
                 where sub_account_id = :subAccount
                   and user_id = :viewer
                """)
                .param("subAccount", subAccount.value())
                .param("viewer", viewer.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public Page<HeldEmail> emails(SubAccountId subAccount, UserId viewer, Optional<String> cursor, int limit) {
        VerdictPlace after = VerdictPlace.of(cursor);
        List<Placed> found = jdbc.sql("""
                select contact_id, received_at, gmail_message_id,
                       extract(epoch from received_at)::text || '|' || gmail_message_id || '|' || mailbox_id as place
                  from held_email
                 where sub_account_id = :subAccount
                   and user_id = :viewer
                   and (:afterMailbox::uuid is null
                        or (extract(epoch from received_at), gmail_message_id, mailbox_id)
                           < (:afterTime::numeric, :afterMessage::text, :afterMailbox::uuid))
                 order by extract(epoch from received_at) desc, gmail_message_id desc, mailbox_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("viewer", viewer.value())
                .param("afterTime", after.time())
                .param("afterMessage", after.message())
                .param("afterMailbox", after.mailbox())
                .param("limit", limit + 1)
                .query((row, _) -> new Placed(
                        new HeldEmail(
                                Columns.uuid(row, "contact_id"),
                                Columns.instant(row, "received_at"),
                                new GmailMessageId(row.getString("gmail_message_id"))),
                        row.getString("place")))
                .list();
        Page<Placed> page = Cursor.page(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::email).toList(), page.nextCursor());
    }

    @Override
    public List<HeldContact> contacts(SubAccountId subAccount, UserId viewer, int limit) {
        return jdbc.sql("""
                select contact.contact_id, first_name, last_name, company, assigned_to, address.value as address,
                       emails, newest, oldest, newest_id
                  from (select contact_id, count(*) as emails, max(received_at) as newest, min(received_at) as oldest,
                               (array_agg(gmail_message_id order by received_at desc))[1] as newest_id
                          from held_email
                         where sub_account_id = :subAccount
                           and user_id = :viewer
                         group by contact_id) as held
                  join contact
                    on contact.sub_account_id = :subAccount
                   and contact.contact_id = held.contact_id
                  left join contact_address address
                    on address.sub_account_id = :subAccount
                   and address.contact_id = held.contact_id
                   and address.is_primary
                 order by newest desc, contact.contact_id
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("viewer", viewer.value())
                .param("limit", limit)
                .query((row, _) -> contact(row))
                .list();
    }

    private static HeldContact contact(ResultSet row) throws SQLException {
        String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
        return new HeldContact(
                Columns.uuid(row, "contact_id"),
                name.isEmpty() ? row.getString("company") : name,
                Columns.optionalText(row, "address"),
                Columns.optionalUuid(row, "assigned_to").map(UserId::new),
                row.getInt("emails"),
                Columns.instant(row, "newest"),
                Columns.instant(row, "oldest"),
                new GmailMessageId(row.getString("newest_id")));
    }

    @Override
    public List<HeldCopy> copies(SubAccountId subAccount, Set<UUID> contacts, Set<UserId> users) {
        return jdbc.sql("""
                select distinct mailbox_id, gmail_message_id, contact_id
                  from held_email
                 where sub_account_id = :subAccount
                   and contact_id = any (:contacts)
                   and user_id = any (:users)
                 order by contact_id, mailbox_id, gmail_message_id
                """)
                .param("subAccount", subAccount.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, _) -> new HeldCopy(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Columns.uuid(row, "contact_id")))
                .list();
    }

    @Override
    public UUID keep(SubAccountId subAccount, NewImport begun, Instant now) {
        return imports.keep(subAccount, begun, now);
    }

    @Override
    public Optional<ImportLine> find(SubAccountId subAccount, UserId by, UUID heldImport) {
        return imports.find(subAccount, by, heldImport);
    }

    @Override
    public List<Reassigned> undo(SubAccountId subAccount, UserId by, UUID heldImport, Instant now) {
        return imports.undo(subAccount, by, heldImport, now);
    }
}
