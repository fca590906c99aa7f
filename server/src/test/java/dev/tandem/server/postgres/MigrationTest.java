package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The schema grows under the data that is there")
class MigrationTest {

    private final String url = TestDatabase.emptyUrl();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));

    @Test
    @DisplayName(
            "from the first schema with data to the newest: everything stays, and what is new is true of what was there")
    void fromTheFirst() {
        migrateTo("1");
        theFirstWay();

        migrateTo("latest");

        assertThat(one("select count(*) from message")).isEqualTo("1");
        assertThat(one("select rule || ' ' || gmail_thread_id from claim"))
                .as("R33: a thread begun in the CRM is claimed by it")
                .isEqualTo("R33 18f0a1b2c3d4e5f6");
        assertThat(one("select folded_key from contact_address where match_key = 'jana+privat@praxis-weber.example'"))
                .as("R28: an address is found without its suffix, where the sub-account wants it")
                .isEqualTo("jana@praxis-weber.example");
        assertThat(one("select folded_key from contact_address where match_key = '\"a+b\"@praxis-weber.example'"))
                .as("a quoted local part has no suffix")
                .isEqualTo("\"a+b\"@praxis-weber.example");
        assertThat(one("select gate_policy || ' ' || plus_suffix from sub_account"))
                .isEqualTo("ASSIGNED COUNTS");
        assertThat(one("select count(*) from message where withdrawn_at is null and not forwarded"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("from nothing to the newest in one go, and again without doing anything")
    void fromNothing() {
        migrateTo("latest");

        assertThat(Flyway.configure().dataSource(url, null, null).load().migrate().migrationsExecuted)
                .isZero();
    }

    private void migrateTo(String target) {
        Flyway.configure().dataSource(url, null, null).target(target).load().migrate();
    }

    private String one(String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getString(1)).single();
    }

    /** Ben wrote to Jana from the CRM. */
    private void theFirstWay() {
        jdbc.sql("""
                with agency as (
                    insert into agency (name, created_at) values ('Nordlicht', now()) returning agency_id
                ), place as (
                    insert into sub_account (agency_id, name, time_zone, language, created_at)
                    select agency_id, 'Fenster Kramer', 'Europe/Berlin', 'de', now() from agency returning sub_account_id
                ), ben as (
                    insert into crm_user (agency_id, email_address, match_key, name, language, time_zone, created_at)
                    select agency_id, 'ben@nordlicht.example', 'ben@nordlicht.example', 'Ben Arnold', 'en', 'Europe/Berlin', now()
                      from agency
                    returning user_id
                ), jana as (
                    insert into contact (sub_account_id, first_name, last_name, created_at, updated_at)
                    select sub_account_id, 'Jana', 'Weber', now(), now() from place returning sub_account_id, contact_id
                ), box as (
                    insert into mailbox (provider, provider_subject, address, match_key, own_addresses, consent, granted_scopes,
                                         history_cursor, next_look_at, watch_due_at, created_at)
                    values ('GMAIL', '1', 'ben@nordlicht.example', 'ben@nordlicht.example', '{ben@nordlicht.example}', 'GRANTED', '{}',
                            1, now(), now(), now())
                    returning mailbox_id
                ), talk as (
                    insert into conversation (sub_account_id, contact_id, last_message_at, created_at)
                    select sub_account_id, contact_id, now(), now() from jana returning sub_account_id, conversation_id
                ), topic as (
                    insert into thread (sub_account_id, conversation_id, subject, last_message_at, created_at)
                    select sub_account_id, conversation_id, 'Angebot', now(), now() from talk
                    returning sub_account_id, thread_id, conversation_id
                ), addresses as (
                    insert into contact_address (sub_account_id, contact_id, match_key, value, is_primary, position)
                    select sub_account_id, contact_id, key, key, n = 1, n
                      from jana
                     cross join unnest(array['jana+privat@praxis-weber.example', '"a+b"@praxis-weber.example'])
                                with ordinality as listed (key, n)
                ), bound as (
                    insert into binding (mailbox_id, gmail_thread_id, sub_account_id, thread_id, bound_at, bound_by)
                    select mailbox_id, '18f0a1b2c3d4e5f6', sub_account_id, thread_id, now(), 'R10' from topic cross join box
                )
                insert into message (sub_account_id, conversation_id, thread_id, direction, origin, state, author_id, subject, snippet,
                                     text_start, received_at, read, created_at)
                select sub_account_id, conversation_id, thread_id, 'OUTBOUND', 'INDIVIDUAL', 'SENT', user_id, 'Angebot', '', '', now(),
                       true, now()
                  from topic cross join ben
                """).update();
    }
}
