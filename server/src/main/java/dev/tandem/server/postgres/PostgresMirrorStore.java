package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.mailbox.MirrorStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which changes travel, in PostgreSQL. */
@Repository
class PostgresMirrorStore implements MirrorStore {

    private final JdbcClient jdbc;

    PostgresMirrorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Mirror> of(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select mirror_to_gmail, mirror_from_gmail
                  from connection
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, n) -> new Mirror(flags(row, "mirror_to_gmail"), flags(row, "mirror_from_gmail")))
                .optional();
    }

    private static Set<Flag> flags(ResultSet row, String column) throws SQLException {
        return Columns.texts(row, column).stream().map(Flag::valueOf).collect(Collectors.toSet());
    }

    @Override
    public boolean set(SubAccountId subAccount, UserId user, Mirror mirror) {
        return jdbc.sql("""
                update connection
                   set mirror_to_gmail = :toGmail, mirror_from_gmail = :fromGmail
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                """)
                        .param("toGmail", words(mirror.toGmail()))
                        .param("fromGmail", words(mirror.fromGmail()))
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .update()
                > 0;
    }

    private static String[] words(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().toArray(String[]::new);
    }
}
