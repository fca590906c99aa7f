package dev.tandem.server.postgres;

import dev.tandem.server.conversation.VerdictKey;
import dev.tandem.server.mailbox.SecretBox;
import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the key sealed in the database: the operator's key can be rotated without losing the way to old verdicts. */
@Component
class SealedVerdictKey implements VerdictKey {

    private static final String NAME = "verdict-hash";
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final SecureRandom chance = new SecureRandom();

    SealedVerdictKey(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public byte[] bytes() {
        byte[] sealed = jdbc.sql("select sealed_key from installation_key where name = :name")
                .param("name", NAME)
                .query(byte[].class)
                .optional()
                .orElseGet(this::makeOrTakeAnothers);
        return box.open(sealed, PostgresKeyShelf.context(NAME));
    }

    /** Two nodes may make one at the same time: the first one counts for both. */
    private byte[] makeOrTakeAnothers() {
        byte[] made = new byte[BYTES];
        chance.nextBytes(made);
        return jdbc.sql("""
                insert into installation_key (name, sealed_key)
                values (:name, :sealed)
                on conflict (name) do update set sealed_key = installation_key.sealed_key
                returning sealed_key
                """)
                .param("name", NAME)
                .param("sealed", box.seal(made, PostgresKeyShelf.context(NAME)))
                .query(byte[].class)
                .single();
    }
}
