package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.smartbcc.SmartAddress;
import dev.tandem.server.smartbcc.SmartAddressStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Smart addresses as rows. */
@Repository
class PostgresSmartAddressStore implements SmartAddressStore {

    private final JdbcClient jdbc;

    PostgresSmartAddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SmartAddress> working(String name, Instant now) {
        return jdbc.sql("""
                select sub_account_id, user_id, name
                  from smart_address
                  join membership using (sub_account_id, user_id)
                 where name = :name
                   and (refused_from is null or refused_from > :now)
                """)
                .param("name", name)
                .param("now", Columns.time(now))
                .query((row, n) -> new SmartAddress(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        new UserId(Columns.uuid(row, "user_id")),
                        row.getString("name")))
                .optional();
    }

    @Override
    public List<Known> of(SubAccountId subAccount, UserId owner) {
        return jdbc.sql("""
                select name, made_at, refused_from
                  from smart_address
                 where sub_account_id = :subAccount
                   and user_id = :owner
                 order by made_at desc, name
                """)
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .query((row, n) -> new Known(
                        row.getString("name"),
                        Columns.instant(row, "made_at"),
                        Columns.optionalInstant(row, "refused_from")))
                .list();
    }

    @Override
    public void add(SmartAddress address, Instant now) {
        jdbc.sql("""
                insert into smart_address (sub_account_id, name, user_id, made_at)
                values (:subAccount, :name, :owner, :now)
                on conflict (sub_account_id, user_id) where refused_from is null do nothing
                """)
                .param("subAccount", address.subAccount().value())
                .param("name", address.name())
                .param("owner", address.owner().value())
                .param("now", Columns.time(now))
                .update();
    }

    @Override
    public void retire(SubAccountId subAccount, UserId owner, Instant refusedFrom) {
        jdbc.sql("""
                update smart_address
                   set refused_from = :from
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and (refused_from is null or refused_from > :from)
                """)
                .param("from", Columns.time(refusedFrom))
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .update();
    }
}
