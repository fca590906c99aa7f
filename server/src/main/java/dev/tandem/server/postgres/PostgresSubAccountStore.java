package dev.tandem.server.postgres;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sub-accounts and memberships as rows. */
@Component
class PostgresSubAccountStore implements SubAccountStore {

    private final JdbcClient jdbc;

    PostgresSubAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SubAccount> find(SubAccountId subAccount) {
        return jdbc.sql("""
                select s.sub_account_id, s.agency_id, a.name as agency_name, s.name, s.time_zone, s.language,
                       s.gate_policy, s.daily_limit
                  from sub_account s
                  join agency a on a.agency_id = s.agency_id
                 where s.sub_account_id = :subAccount
                """)
                .param("subAccount", subAccount.value())
                .query((row, _) -> subAccount(row))
                .optional();
    }

    @Override
    public Page<SubAccount> ofAgency(UUID agency, Optional<String> cursor, int limit) {
        List<SubAccount> found = jdbc.sql("""
                select s.sub_account_id, s.agency_id, a.name as agency_name, s.name, s.time_zone, s.language,
                       s.gate_policy, s.daily_limit
                  from sub_account s
                  join agency a on a.agency_id = s.agency_id
                 where s.agency_id = :agency
                   and s.sub_account_id > :after
                 order by s.sub_account_id
                 limit :limit
                """)
                .param("agency", agency)
                .param("after", Cursor.uuid(cursor))
                .param("limit", limit + 1)
                .query((row, _) -> subAccount(row))
                .list();
        return Cursor.page(found, limit, last -> last.id().toString());
    }

    @Override
    public List<Membership> ofUser(UserId user) {
        return jdbc.sql("""
                select s.sub_account_id, s.agency_id, a.name as agency_name, s.name, s.time_zone, s.language,
                       s.gate_policy, s.daily_limit, m.role
                  from membership m
                  join sub_account s on s.sub_account_id = m.sub_account_id
                  join agency a on a.agency_id = s.agency_id
                 where m.user_id = :user
                 order by lower(s.name), s.sub_account_id
                """)
                .param("user", user.value())
                .query((row, _) -> new Membership(subAccount(row), MemberRole.valueOf(row.getString("role"))))
                .list();
    }

    @Override
    public SubAccountId add(UUID agency, Settings settings, Instant now) {
        return new SubAccountId(jdbc.sql("""
                insert into sub_account (agency_id, name, time_zone, language, gate_policy, daily_limit, created_at)
                values (:agency, :name, :timeZone, :language, :gatePolicy, :dailyLimit, :now)
                returning sub_account_id
                """)
                .param("agency", agency)
                .param("name", settings.name())
                .param("timeZone", settings.timeZone().getId())
                .param("language", settings.language().tag())
                .param("gatePolicy", settings.gatePolicy().name())
                .param("dailyLimit", settings.dailyLimit())
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single());
    }

    @Override
    public void change(SubAccountId subAccount, Settings settings) {
        jdbc.sql("""
                update sub_account
                   set name = :name, time_zone = :timeZone, language = :language, gate_policy = :gatePolicy,
                       daily_limit = :dailyLimit
                 where sub_account_id = :subAccount
                """)
                .param("name", settings.name())
                .param("timeZone", settings.timeZone().getId())
                .param("language", settings.language().tag())
                .param("gatePolicy", settings.gatePolicy().name())
                .param("dailyLimit", settings.dailyLimit())
                .param("subAccount", subAccount.value())
                .update();
    }

    @Override
    public List<Member> members(SubAccountId subAccount) {
        return jdbc.sql("""
                select u.user_id, u.agency_id, u.email_address, u.name, u.agency_admin, u.language, u.time_zone, u.theme, u.undo_seconds,
                       m.role, u.password_hash is null as invited
                  from membership m
                  join crm_user u on u.user_id = m.user_id
                 where m.sub_account_id = :subAccount
                 order by lower(u.name), u.user_id
                """)
                .param("subAccount", subAccount.value())
                .query((row, index) -> member(row, index))
                .list();
    }

    @Override
    public Optional<Member> member(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select u.user_id, u.agency_id, u.email_address, u.name, u.agency_admin, u.language, u.time_zone, u.theme, u.undo_seconds,
                       m.role, u.password_hash is null as invited
                  from membership m
                  join crm_user u on u.user_id = m.user_id
                 where m.sub_account_id = :subAccount
                   and m.user_id = :user
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, index) -> member(row, index))
                .optional();
    }

    @Override
    public void addMember(SubAccountId subAccount, UserId user, MemberRole role, Instant now) {
        jdbc.sql("""
                insert into membership (sub_account_id, user_id, role, created_at)
                values (:subAccount, :user, :role, :now)
                on conflict (sub_account_id, user_id) do update set role = excluded.role
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("role", role.name())
                .param("now", Columns.time(now))
                .update();
    }

    @Override
    public boolean removeMember(SubAccountId subAccount, UserId user) {
        return jdbc.sql("delete from membership where sub_account_id = :subAccount and user_id = :user")
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .update()
                > 0;
    }

    private static Member member(ResultSet row, int index) throws SQLException {
        return new Member(
                UserRows.user(row, index), MemberRole.valueOf(row.getString("role")), row.getBoolean("invited"));
    }

    private static SubAccount subAccount(ResultSet row) throws SQLException {
        return new SubAccount(
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                Columns.uuid(row, "agency_id"),
                row.getString("agency_name"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                UserRows.language(row.getString("language")),
                GatePolicy.valueOf(row.getString("gate_policy")),
                row.getInt("daily_limit"));
    }
}
