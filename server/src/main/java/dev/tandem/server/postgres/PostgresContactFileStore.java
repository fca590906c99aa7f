package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.csv.ContactFileStore;
import dev.tandem.server.csv.ContactLine.Refused;
import dev.tandem.server.csv.CsvFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files of contacts in PostgreSQL, in pieces. */
@Repository
class PostgresContactFileStore implements ContactFileStore {

    private final JdbcClient jdbc;

    PostgresContactFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID begin(SubAccountId subAccount, UserId by, String fileName, Instant now) {
        return jdbc.sql("""
                insert into contact_import (sub_account_id, made_by, file_name, made_at)
                values (:subAccount, :by, :fileName, :now)
                returning import_id
                """)
                .param("subAccount", subAccount.value())
                .param("by", by.value())
                .param("fileName", fileName)
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    @Override
    public void append(SubAccountId subAccount, UUID file, int n, byte[] bytes) {
        jdbc.sql("""
                insert into contact_import_piece (sub_account_id, import_id, n, bytes)
                values (:subAccount, :file, :n, :bytes)
                """)
                .param("subAccount", subAccount.value())
                .param("file", file)
                .param("n", n)
                .param("bytes", bytes)
                .update();
    }

    @Override
    public Optional<byte[]> piece(SubAccountId subAccount, UUID file, int n) {
        return jdbc.sql("""
                select bytes
                  from contact_import_piece
                 where sub_account_id = :subAccount
                   and import_id = :file
                   and n = :n
                """)
                .param("subAccount", subAccount.value())
                .param("file", file)
                .param("n", n)
                .query((row, index) -> row.getBytes("bytes"))
                .optional();
    }

    @Override
    public Optional<Progress> find(SubAccountId subAccount, UUID file) {
        return jdbc.sql("""
                select import_id, file_name, begun_at, ended_at, headings, created_count, updated_count, unchanged_count,
                       refused_count
                  from contact_import
                 where sub_account_id = :subAccount
                   and import_id = :file
                """)
                .param("subAccount", subAccount.value())
                .param("file", file)
                .query((row, n) -> progress(row))
                .optional();
    }

    @Override
    public boolean take(SubAccountId subAccount, UUID file, List<String> headings, Instant now) {
        return jdbc.sql("""
                        update contact_import
                           set begun_at = :now, headings = :headings
                         where sub_account_id = :subAccount
                           and import_id = :file
                           and begun_at is null
                        """)
                        .param("now", Columns.time(now))
                        .param("headings", Columns.texts(headings))
                        .param("subAccount", subAccount.value())
                        .param("file", file)
                        .update()
                > 0;
    }

    @Override
    public void note(SubAccountId subAccount, UUID file, Tally tally, List<Refused> refused) {
        jdbc.sql("""
                update contact_import
                   set created_count = created_count + :created, updated_count = updated_count + :updated,
                       unchanged_count = unchanged_count + :unchanged, refused_count = refused_count + :refused
                 where sub_account_id = :subAccount
                   and import_id = :file
                """)
                .param("created", tally.created())
                .param("updated", tally.updated())
                .param("unchanged", tally.unchanged())
                .param("refused", tally.refused())
                .param("subAccount", subAccount.value())
                .param("file", file)
                .update();
        if (!refused.isEmpty()) {
            keepRefused(subAccount, file, refused);
        }
    }

    private void keepRefused(SubAccountId subAccount, UUID file, List<Refused> refused) {
        jdbc.sql("""
                insert into contact_import_refusal (sub_account_id, import_id, line, reason, arguments, cells)
                select :subAccount, :file, line, reason, array(select jsonb_array_elements_text(arguments::jsonb)),
                       array(select jsonb_array_elements_text(cells::jsonb))
                  from unnest(:lines::bigint[], :reasons::text[], :arguments::text[], :cells::text[])
                       as given (line, reason, arguments, cells)
                """)
                .param("subAccount", subAccount.value())
                .param("file", file)
                .param(
                        "lines",
                        refused.stream().map(each -> each.source().number()).toArray(Long[]::new))
                .param("reasons", refused.stream().map(Refused::reason).toArray(String[]::new))
                .param(
                        "arguments",
                        refused.stream()
                                .map(each -> JsonTexts.array(each.arguments()))
                                .toArray(String[]::new))
                .param(
                        "cells",
                        refused.stream().map(PostgresContactFileStore::cells).toArray(String[]::new))
                .update();
    }

    /** PostgreSQL keeps no zero character; nobody misses it. */
    private static String cells(Refused refused) {
        return JsonTexts.array(refused.source().cells().stream()
                .map(cell -> cell.replace("\0", ""))
                .toList());
    }

    @Override
    public void end(SubAccountId subAccount, UUID file, Instant now) {
        jdbc.sql("""
                with ended as (
                    update contact_import
                       set ended_at = :now
                     where sub_account_id = :subAccount
                       and import_id = :file
                    returning sub_account_id, import_id
                )
                delete from contact_import_piece
                 using ended
                 where contact_import_piece.sub_account_id = ended.sub_account_id
                   and contact_import_piece.import_id = ended.import_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("file", file)
                .update();
    }

    @Override
    public List<Refused> refused(SubAccountId subAccount, UUID file, long afterLine, int limit) {
        return jdbc.sql("""
                select line, reason, arguments, cells
                  from contact_import_refusal
                 where sub_account_id = :subAccount
                   and import_id = :file
                   and line > :after
                 order by line
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("file", file)
                .param("after", afterLine)
                .param("limit", limit)
                .query((row, n) -> new Refused(
                        new CsvFile.Line(row.getLong("line"), Columns.texts(row, "cells")),
                        row.getString("reason"),
                        Columns.texts(row, "arguments")))
                .list();
    }

    /** Cross-tenant by purpose: time passes for all of them. */
    @Override
    public void forget(Instant before) {
        jdbc.sql("delete from contact_import where made_at < :before")
                .param("before", Columns.time(before))
                .update();
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                Columns.uuid(row, "import_id"),
                row.getString("file_name"),
                Columns.optionalInstant(row, "begun_at"),
                Columns.optionalInstant(row, "ended_at"),
                Columns.texts(row, "headings"),
                new Tally(
                        row.getInt("created_count"),
                        row.getInt("updated_count"),
                        row.getInt("unchanged_count"),
                        row.getInt("refused_count")));
    }
}
