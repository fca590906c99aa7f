package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the database, read by SQL alone, so that no store can vouch for itself. */
public final class CrmFacts {

    private final JdbcClient jdbc;

    public CrmFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Verdicts of a mailbox in a sub-account as {@code OUTCOME RULE}, in the order in which the messages came. */
    public List<String> verdicts(SubAccountId subAccount, MailboxId mailbox) {
        return jdbc.sql("""
                select outcome || ' ' || rule
                  from verdict
                  join arrival using (mailbox_id, gmail_message_id)
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                 order by added_at
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The verdict of one message, as {@code OUTCOME RULE}. */
    public List<String> verdict(SubAccountId subAccount, MailboxId mailbox, String message) {
        return jdbc.sql("""
                select outcome || ' ' || rule
                  from verdict
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("message", message)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Which bytes an email to a smart address has. */
    public String source(SubAccountId subAccount, UUID capture) {
        return jdbc.sql("select source_sha256 from smart_capture where sub_account_id = :s and capture_id = :c")
                .param("s", subAccount.value())
                .param("c", capture)
                .query(String.class)
                .single();
    }

    /** Everything that is kept of a verdict, in one text. */
    public String wholeVerdict(MailboxId mailbox, String message) {
        return String.join(
                "\n",
                jdbc.sql("""
                select verdict::text
                  from verdict
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                        .param("mailbox", mailbox.value())
                        .param("message", message)
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    /** The ledger of a mailbox as {@code STATE attempts reason}, in the order in which the messages came. */
    public List<String> ledger(MailboxId mailbox) {
        return jdbc.sql("""
                select state || ' ' || attempts || coalesce(' ' || reason, '')
                  from arrival
                 where mailbox_id = :mailbox
                 order by added_at
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** When a mailbox was last said to have something new. */
    public Instant hintedAt(MailboxId mailbox) {
        return jdbc.sql("select hinted_at from mailbox where mailbox_id = :mailbox and next_look_at <= hinted_at")
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.instant(row, "hinted_at"))
                .single();
    }

    /** Kinds of change in their order. */
    public List<String> changes(SubAccountId subAccount) {
        return jdbc.sql("select kind from change_log where sub_account_id = :subAccount order by number")
                .param("subAccount", subAccount.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** By which rules a mailbox's thread is bound in a sub-account. */
    public List<String> bindings(SubAccountId subAccount, MailboxId mailbox, String thread) {
        return jdbc.sql("""
                select bound_by
                  from binding
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("thread", thread)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Labels of a copy, sorted. */
    public List<String> copyLabels(MailboxId mailbox, String message) {
        return jdbc.sql("""
                select unnest(labels) as label
                  from mailbox_copy
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                 order by label
                """)
                .param("mailbox", mailbox.value())
                .param("message", message)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** How many rows a sub-account has in the tables of messages. */
    public int messages(SubAccountId subAccount) {
        return jdbc.sql("select count(*) from message where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .query(Integer.class)
                .single();
    }

    /** Whose verdicts these are: contact ids, in the order in which they were judged. */
    public List<UUID> verdictContacts(SubAccountId subAccount, MailboxId mailbox) {
        return jdbc.sql("""
                select contact_id
                  from verdict
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and contact_id is not null
                 order by judged_at, received_at, gmail_message_id
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
    }

    /** The rules by which the sub-account has threads of mailboxes. */
    public List<String> claims(SubAccountId subAccount) {
        return jdbc.sql("select rule from claim where sub_account_id = :subAccount order by claimed_at")
                .param("subAccount", subAccount.value())
                .query((row, n) -> row.getString("rule"))
                .list();
    }

    /** How many contacts a sub-account has. */
    public int contacts(SubAccountId subAccount) {
        return jdbc.sql("select count(*) from contact where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .query(Integer.class)
                .single();
    }

    /** Identity, state and reason of a message. */
    public String message(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select state || coalesce(' ' || reason, '')
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(String.class)
                .single();
    }

    /** Tables in which any row of anybody holds this text, in capitals or not. */
    public List<String> tablesWith(String text) {
        return jdbc
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query((row, n) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select 1 from %s as rows where rows::text ilike :text)"
                                .formatted(table))
                        .param("text", "%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** A fingerprint of every row that a sub-account has, by table. */
    public Map<String, String> everythingOf(SubAccountId subAccount) {
        Map<String, String> tables = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.columns where column_name = 'sub_account_id'")
                .query((row, n) -> row.getString(1))
                .list()
                .forEach(table -> tables.put(table, fingerprint(table, subAccount)));
        return tables;
    }

    private String fingerprint(String table, SubAccountId subAccount) {
        return String.valueOf(jdbc.sql("""
                select count(*) || ' ' || coalesce(md5(string_agg(rows::text, '|' order by rows::text)), '')
                  from %s as rows
                 where sub_account_id = :subAccount
                """.formatted(table))
                .param("subAccount", subAccount.value())
                .query((row, n) -> row.getString(1))
                .single());
    }
}
