package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.SealedShelf;
import dev.tandem.server.mailbox.SealedToken;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refresh tokens of mailboxes. Cross-tenant by purpose: a key is the whole installation's. */
@Repository
class PostgresTokenShelf implements SealedShelf {

    private final JdbcClient jdbc;

    PostgresTokenShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sealed> everything() {
        return jdbc.sql("""
                select mailbox_id, refresh_token
                  from mailbox
                 where refresh_token is not null
                """)
                .query((row, n) -> {
                    UUID mailbox = Columns.uuid(row, "mailbox_id");
                    return new Sealed(
                            mailbox.toString(),
                            row.getBytes("refresh_token"),
                            SealedToken.context(new MailboxId(mailbox)));
                })
                .list();
    }

    @Override
    public void replace(Sealed old, byte[] sealed) {
        jdbc.sql("""
                update mailbox
                   set refresh_token = :sealed
                 where mailbox_id = :mailbox
                   and refresh_token = :old
                """)
                .param("sealed", sealed)
                .param("mailbox", UUID.fromString(old.id()))
                .param("old", old.sealed())
                .update();
    }
}
