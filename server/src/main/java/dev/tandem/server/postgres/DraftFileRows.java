package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore.NewFile;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of drafts. */
final class DraftFileRows {

    private final JdbcClient jdbc;

    DraftFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Draft.File> of(SubAccountId subAccount, UUID draft) {
        return jdbc.sql("""
                select n, file_name, content_type, size_bytes, sha256, shown
                  from draft_file
                 where sub_account_id = :subAccount
                   and draft_id = :draft
                 order by n
                """)
                .param("subAccount", subAccount.value())
                .param("draft", draft)
                .query((row, number) -> new Draft.File(
                        row.getInt("n"),
                        row.getString("file_name"),
                        row.getString("content_type"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getBoolean("shown")))
                .list();
    }

    Draft.File add(SubAccountId subAccount, UUID draft, NewFile file) {
        int n = jdbc.sql("""
                insert into draft_file (sub_account_id, draft_id, n, file_name, content_type, size_bytes, sha256, shown)
                select :subAccount, :draft, coalesce(max(n), 0) + 1, :fileName, :contentType, :size, :sha256, :shown
                  from draft_file
                 where sub_account_id = :subAccount
                   and draft_id = :draft
                returning n
                """)
                .param("subAccount", subAccount.value())
                .param("draft", draft)
                .param("fileName", file.fileName())
                .param("contentType", file.contentType())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("shown", file.shown())
                .query(Integer.class)
                .single();
        return new Draft.File(n, file.fileName(), file.contentType(), file.size(), file.sha256(), file.shown());
    }

    boolean remove(SubAccountId subAccount, UUID draft, int n) {
        return jdbc.sql("""
                delete from draft_file
                 where sub_account_id = :subAccount
                   and draft_id = :draft
                   and n = :n
                """)
                        .param("subAccount", subAccount.value())
                        .param("draft", draft)
                        .param("n", n)
                        .update()
                > 0;
    }
}
