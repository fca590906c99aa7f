package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.MailboxOverview.Seen;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresMailboxOverviewTest {

    private final DataSource database = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final MailboxStore store = TestStores.mailboxes(database);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TestPeople people = new TestPeople(database);
    private final PostgresAgencyMailboxes agencies = new PostgresAgencyMailboxes(jdbc);
    private final PostgresMailboxOverview overview = new PostgresMailboxOverview(jdbc);

    @Test
    @DisplayName("F91: a mailbox is seen once, with what waits and its oldest connection; one that nobody uses is not")
    void seen() {
        MailboxId mailbox = open("sub-seen");
        open("sub-unused");
        UserId ada = people.user("Ada");
        connect(people.subAccount("Praxis Weber"), ada, mailbox, NOW.minusSeconds(60));
        connect(people.subAccount("Fenster Kramer"), ada, mailbox, NOW);
        arrival(mailbox, "waits", "PENDING");
        arrival(mailbox, "parked", "PARKED");
        arrival(mailbox, "judged", "JUDGED");
        jdbc.sql("update mailbox set failed_looks = 3, behind = true where mailbox_id = :mailbox")
                .param("mailbox", mailbox.value())
                .update();

        List<Seen> all = overview.connected();

        HealthFacts facts = new HealthFacts(
                true,
                Optional.empty(),
                NOW.minusSeconds(60),
                Optional.empty(),
                3,
                Optional.empty(),
                new HealthFacts.Waiting(true, 1, 0, 0, Optional.of(NOW)),
                Optional.empty());
        assertThat(all).containsExactly(new Seen(mailbox, facts, Optional.empty()));
    }

    @Test
    @DisplayName("R01: an agency sees the mailboxes of its own sub-accounts, each once, and counts only these")
    void ofAgency() {
        MailboxId mailbox = open("sub-agency");
        UserId ada = people.user("Ada");
        SubAccountId here = people.subAccount("Fenster Kramer");
        connect(here, ada, mailbox, NOW.minusSeconds(60));
        connect(people.subAccount("Zahnzentrum Lindenhof"), ada, mailbox, NOW);
        arrival(mailbox, "parked-of-agency", "PARKED");
        UUID agency = agencyOf(here);
        UUID other = UUID.randomUUID();

        assertThat(agencies.ofAgency(agency))
                .filteredOn(row -> row.mailbox().equals(mailbox))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.address().value()).isEqualTo("sub-agency@nordlicht.example");
                    assertThat(row.subAccounts()).isEqualTo(2);
                    assertThat(row.facts().connectedAt()).isEqualTo(NOW.minusSeconds(60));
                    assertThat(row.parked()).isEqualTo(1);
                    assertThat(row.dailyLimit()).isEqualTo(500);
                    assertThat(row.comparing()).isFalse();
                });
        assertThat(agencies.isOfAgency(agency, mailbox)).isTrue();
        assertThat(agencies.ofAgency(other)).isEmpty();
        assertThat(agencies.isOfAgency(other, mailbox)).isFalse();
    }

    private UUID agencyOf(SubAccountId subAccount) {
        return jdbc.sql("select agency_id from sub_account where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .query(UUID.class)
                .single();
    }

    private void connect(SubAccountId subAccount, UserId user, MailboxId mailbox, Instant at) {
        store.connect(new NewConnection(subAccount, user, mailbox, new HistoryCursor(1), at), at);
    }

    private MailboxId open(String subject) {
        EmailAddress own = new EmailAddress(subject + "@nordlicht.example");
        return store.open(new Opened(subject, own, Set.of(own), new HistoryCursor(1), NOW), Set.of("openid"), NOW);
    }

    private void arrival(MailboxId mailbox, String message, String state) {
        jdbc.sql("""
                insert into arrival (mailbox_id, gmail_message_id, gmail_thread_id, state, next_attempt_at, met_at)
                values (:mailbox, :message, 't', :state, :now, :now)
                """)
                .param("mailbox", mailbox.value())
                .param("message", message)
                .param("state", state)
                .param("now", Columns.time(NOW))
                .update();
    }
}
