package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.smartbcc.OwnAddressStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** A user's own addresses as rows. */
@Repository
class PostgresOwnAddressStore implements OwnAddressStore {

    private final JdbcClient jdbc;

    PostgresOwnAddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<EmailAddress> given(SubAccountId subAccount, UserId owner) {
        return of(jdbc.sql("""
                select email_address as address
                  from crm_user
                 where user_id = :owner
                   and exists (select 1 from membership where sub_account_id = :subAccount and user_id = :owner)
                union
                select own
                  from connection
                  join mailbox using (mailbox_id)
                  cross join unnest(own_addresses || address) as own
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and disconnected_at is null
                """), subAccount, owner).query((row, n) -> row.getString("address")).list().stream()
                .flatMap(value -> EmailAddress.parse(value).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Further> further(SubAccountId subAccount, UserId owner) {
        return of(jdbc.sql("""
                select address, link_until, confirmed_at
                  from smart_own_address
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and removed_at is null
                 order by match_key
                """), subAccount, owner)
                .query((row, n) -> new Further(
                        new EmailAddress(row.getString("address")),
                        Columns.instant(row, "link_until"),
                        Columns.optionalInstant(row, "confirmed_at")))
                .list();
    }

    @Override
    public List<Sent> sentAfter(SubAccountId subAccount, UserId owner, Instant then) {
        return of(jdbc.sql("""
                select match_key, sent_at
                  from smart_own_link
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and sent_at > :then
                """), subAccount, owner)
                .param("then", Columns.time(then))
                .query((row, n) -> new Sent(row.getString("match_key"), Columns.instant(row, "sent_at")))
                .list();
    }

    @Override
    public void forgetSentUntil(Instant then) {
        jdbc.sql("delete from smart_own_link where sent_at <= :then")
                .param("then", Columns.time(then))
                .update();
    }

    @Override
    public void ask(SubAccountId subAccount, UserId owner, EmailAddress address, Link link) {
        of(jdbc.sql("""
                with counted as (
                    insert into smart_own_link (sub_account_id, user_id, match_key, sent_at)
                    values (:subAccount, :owner, :key, :sentAt)
                )
                insert into smart_own_address
                       (sub_account_id, user_id, match_key, address, asked_at, token_sha256, link_until)
                values (:subAccount, :owner, :key, :address, :sentAt, :token, :until)
                on conflict (sub_account_id, user_id, match_key) do update
                   set address = excluded.address,
                       asked_at = excluded.asked_at,
                       token_sha256 = excluded.token_sha256,
                       link_until = excluded.link_until,
                       confirmed_at = case when smart_own_address.removed_at is null
                                           then smart_own_address.confirmed_at end,
                       removed_at = null
                """), subAccount, owner)
                .param("key", address.matchKey())
                .param("address", address.value())
                .param("sentAt", Columns.time(link.sentAt()))
                .param("token", link.tokenHash())
                .param("until", Columns.time(link.until()))
                .update();
    }

    @Override
    public Optional<EmailAddress> asked(SubAccountId subAccount, UserId owner, String tokenHash, Instant now) {
        return address(jdbc.sql("""
                select address
                  from smart_own_address
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and token_sha256 = :token
                   and link_until > :now
                   and removed_at is null
                """), subAccount, owner, tokenHash, now);
    }

    @Override
    public Optional<EmailAddress> confirm(SubAccountId subAccount, UserId owner, String tokenHash, Instant now) {
        return address(jdbc.sql("""
                update smart_own_address
                   set confirmed_at = :now,
                       token_sha256 = null
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and token_sha256 = :token
                   and link_until > :now
                   and removed_at is null
                returning address
                """), subAccount, owner, tokenHash, now);
    }

    @Override
    public boolean remove(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now) {
        return of(jdbc.sql("""
                update smart_own_address
                   set removed_at = :now,
                       token_sha256 = null
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and match_key = :key
                   and removed_at is null
                """), subAccount, owner)
                        .param("now", Columns.time(now))
                        .param("key", address.matchKey())
                        .update()
                > 0;
    }

    private static Optional<EmailAddress> address(
            StatementSpec query, SubAccountId subAccount, UserId owner, String tokenHash, Instant now) {
        return of(query, subAccount, owner)
                .param("token", tokenHash)
                .param("now", Columns.time(now))
                .query((row, n) -> new EmailAddress(row.getString("address")))
                .optional();
    }

    private static StatementSpec of(StatementSpec query, SubAccountId subAccount, UserId owner) {
        return query.param("subAccount", subAccount.value()).param("owner", owner.value());
    }
}
