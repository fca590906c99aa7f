package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.Campaign.PauseReason;
import dev.tandem.server.mailbox.DueSignal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What campaigns say, and how far they are. */
final class CampaignRows {

    private static final String COLUMNS = """
            campaign_id, name, subject, text, html, author_id, state, pause_reason, starts_at, per_hour, contact_ids, tag, assigned_to,
            changed_at, finished_at""";

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(SubAccountId subAccount, UserId author, Content content, Instant now) {
        return with(content, jdbc.sql("""
                insert into campaign (sub_account_id, name, subject, text, html, author_id, state, per_hour, contact_ids, tag, assigned_to,
                                      created_at, changed_at)
                values (:subAccount, :name, :subject, :text, :html, :author, 'DRAFT', :perHour, :contacts, :tag, :assignedTo, :now, :now)
                returning campaign_id
                """))
                .param("subAccount", subAccount.value())
                .param("author", author.value())
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    boolean change(SubAccountId subAccount, UUID campaign, Content content, Instant now) {
        return with(content, jdbc.sql("""
                update campaign
                   set name = :name, subject = :subject, text = :text, html = :html, per_hour = :perHour, contact_ids = :contacts, tag = :tag,
                       assigned_to = :assignedTo, changed_at = :now
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and state = 'DRAFT'
                """))
                        .param("subAccount", subAccount.value())
                        .param("campaign", campaign)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    private static StatementSpec with(Content content, StatementSpec statement) {
        Audience audience = content.audience();
        return statement
                .param("name", content.name().strip())
                .param("subject", content.subject().strip())
                .param("text", content.text())
                .param("html", content.html().orElse(null))
                .param("perHour", content.perHour().orElse(null))
                .param(
                        "contacts",
                        audience.contacts().map(ids -> ids.toArray(UUID[]::new)).orElse(null))
                .param("tag", audience.tag().orElse(null))
                .param("assignedTo", audience.assignedTo().map(UserId::value).orElse(null));
    }

    boolean remove(SubAccountId subAccount, UUID campaign) {
        return deed(subAccount, campaign, "delete from campaign", "state = 'DRAFT'", Optional.empty());
    }

    boolean schedule(SubAccountId subAccount, UUID campaign, Instant at, Instant now) {
        boolean scheduled = deed(
                subAccount,
                campaign,
                "update campaign set state = 'SCHEDULED', starts_at = :now, next_attempt_at = :now",
                "state = 'DRAFT'",
                Optional.of(at));
        return scheduled && signalled();
    }

    boolean start(SubAccountId subAccount, UUID campaign, Instant now) {
        return deed(
                subAccount,
                campaign,
                "update campaign set state = 'SENDING', started_at = :now, next_attempt_at = :now",
                "state = 'SCHEDULED'",
                Optional.of(now));
    }

    void goOnAt(SubAccountId subAccount, UUID campaign, Instant at) {
        deed(subAccount, campaign, "update campaign set next_attempt_at = :now", "state = 'SENDING'", Optional.of(at));
    }

    void finish(SubAccountId subAccount, UUID campaign, Instant now) {
        deed(
                subAccount,
                campaign,
                "update campaign set state = 'SENT', finished_at = :now",
                "state = 'SENDING'",
                Optional.of(now));
    }

    /** A campaign that has not started goes on as one that has: its recipients are written down then. */
    boolean pause(SubAccountId subAccount, UUID campaign, PauseReason why, Instant now) {
        return deed(
                subAccount,
                campaign,
                "update campaign set state = 'PAUSED', changed_at = :now, pause_reason = '" + why.name() + "'",
                "state in ('SCHEDULED', 'SENDING')",
                Optional.of(now));
    }

    boolean resume(SubAccountId subAccount, UUID campaign, Instant now) {
        boolean resumed = deed(
                subAccount,
                campaign,
                "update campaign set state = case when started_at is null then 'SCHEDULED' else 'SENDING' end, pause_reason = null, "
                        + "next_attempt_at = case when started_at is null then greatest(starts_at, :now) else :now end, changed_at = :now",
                "state = 'PAUSED'",
                Optional.of(now));
        return resumed && signalled();
    }

    private boolean deed(
            SubAccountId subAccount, UUID campaign, String deed, String condition, Optional<Instant> time) {
        StatementSpec statement = jdbc.sql("""
                %s
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and %s
                """.formatted(deed, condition))
                .param("subAccount", subAccount.value())
                .param("campaign", campaign);
        return time.map(at -> statement.param("now", Columns.time(at)))
                        .orElse(statement)
                        .update()
                > 0;
    }

    private boolean signalled() {
        jdbc.sql("select pg_notify(:channel, :kind)")
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.CAMPAIGN.name())
                .query((row, n) -> n)
                .list();
        return true;
    }

    Optional<Campaign> find(SubAccountId subAccount, UUID campaign) {
        return jdbc.sql("""
                select %s
                  from campaign
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                """.formatted(COLUMNS))
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .query((row, n) -> campaign(row))
                .optional();
    }

    List<Campaign> all(SubAccountId subAccount, int limit) {
        return jdbc.sql("""
                select %s
                  from campaign
                 where sub_account_id = :subAccount
                 order by created_at desc, campaign_id desc
                 limit :limit
                """.formatted(COLUMNS))
                .param("subAccount", subAccount.value())
                .param("limit", limit)
                .query((row, n) -> campaign(row))
                .list();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        int perHour = row.getInt("per_hour");
        Optional<Integer> limit = row.wasNull() ? Optional.empty() : Optional.of(perHour);
        Optional<List<UUID>> contacts = row.getArray("contact_ids") == null
                ? Optional.empty()
                : Optional.of(List.copyOf(
                        Arrays.asList((UUID[]) row.getArray("contact_ids").getArray())));
        return new Campaign(
                Columns.uuid(row, "campaign_id"),
                new Content(
                        row.getString("name"),
                        row.getString("subject"),
                        row.getString("text"),
                        Columns.optionalText(row, "html"),
                        new Audience(
                                contacts,
                                Columns.optionalText(row, "tag"),
                                Columns.optionalUuid(row, "assigned_to").map(UserId::new)),
                        limit),
                new UserId(Columns.uuid(row, "author_id")),
                Campaign.State.valueOf(row.getString("state")),
                Columns.optionalText(row, "pause_reason").map(PauseReason::valueOf),
                Columns.optionalInstant(row, "starts_at"),
                Columns.instant(row, "changed_at"),
                Columns.optionalInstant(row, "finished_at"));
    }
}
