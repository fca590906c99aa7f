package dev.tandem.server.postgres;

import dev.tandem.server.mailbox.SealedShelf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that this installation made for itself, such as the one behind the hashes of verdicts. */
@Repository
class PostgresKeyShelf implements SealedShelf {

    private final JdbcClient jdbc;

    PostgresKeyShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sealed> everything() {
        return jdbc.sql("""
                select name, sealed_key
                  from installation_key
                """)
                .query((row, n) ->
                        new Sealed(row.getString("name"), row.getBytes("sealed_key"), context(row.getString("name"))))
                .list();
    }

    @Override
    public void replace(Sealed old, byte[] sealed) {
        jdbc.sql("""
                update installation_key
                   set sealed_key = :sealed
                 where name = :name
                   and sealed_key = :old
                """)
                .param("sealed", sealed)
                .param("name", old.id())
                .param("old", old.sealed())
                .update();
    }

    /** What such a key is sealed for. */
    static byte[] context(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
