package dev.tandem.server.postgres;

import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.CampaignStore.Recipient;
import dev.tandem.server.campaign.CampaignStore.Subscriber;
import dev.tandem.server.campaign.CampaignStore.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets a campaign, and what came of it. How an email goes on stands on its message alone. */
final class CampaignRecipientRows {

    private final JdbcClient jdbc;

    CampaignRecipientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one statement, however many they are. */
    void write(SubAccountId subAccount, UUID campaign, List<Chosen> chosen, List<String> tokens) {
        jdbc.sql("""
                insert into campaign_recipient (sub_account_id, campaign_id, n, contact_id, address, state, left_out, token)
                select :subAccount, :campaign, n, contact, address, case when left_out is null then 'WAITING' else 'LEFT_OUT' end, left_out,
                       token
                  from unnest(cast(:contacts as uuid[]), cast(:addresses as text[]), cast(:leftOut as text[]), cast(:tokens as text[]))
                       with ordinality as chosen (contact, address, left_out, token, n)
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .param(
                        "contacts",
                        chosen.stream().map(one -> one.contact().value()).toArray(UUID[]::new))
                .param(
                        "addresses",
                        chosen.stream()
                                .map(one ->
                                        one.address().map(EmailAddress::value).orElse(null))
                                .toArray(String[]::new))
                .param(
                        "leftOut",
                        chosen.stream()
                                .map(one -> one.leftOut().map(Enum::name).orElse(null))
                                .toArray(String[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .update();
    }

    Figures figures(SubAccountId subAccount, UUID campaign) {
        return jdbc.sql("""
                select count(*) filter (where recipient.state <> 'LEFT_OUT') as recipients,
                       count(*) filter (where recipient.state = 'QUEUED') as filed,
                       count(*) filter (where message.state = 'SENT') as sent,
                       count(*) filter (where message.state in ('FAILED', 'UNKNOWN')) as failed,
                       count(*) filter (where message.state = 'BOUNCED') as bounced,
                       count(*) filter (where unsubscribed_at is not null) as unsubscribed,
                       count(*) filter (where recipient.state = 'LEFT_OUT') as left_out
                  from campaign_recipient as recipient
                  left join message using (sub_account_id, message_id)
                 where recipient.sub_account_id = :subAccount
                   and campaign_id = :campaign
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .query((row, n) -> new Figures(
                        row.getInt("recipients"),
                        row.getInt("filed"),
                        row.getInt("sent"),
                        row.getInt("failed"),
                        row.getInt("bounced"),
                        row.getInt("unsubscribed"),
                        row.getInt("left_out")))
                .single();
    }

    Map<String, Integer> leftOut(SubAccountId subAccount, UUID campaign) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select left_out, count(*) as contacts
                  from campaign_recipient
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and left_out is not null
                 group by left_out
                 order by left_out
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .query((row, n) -> counts.put(row.getString("left_out"), row.getInt("contacts")))
                .list();
        return counts;
    }

    List<Waiting> next(SubAccountId subAccount, UUID campaign, int max) {
        return jdbc.sql("""
                select n, contact_id, address, first_name, last_name, company, job_title, do_not_disturb, token
                  from campaign_recipient
                  join contact using (sub_account_id, contact_id)
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and state = 'WAITING'
                 order by n
                 limit :max
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .param("max", max)
                .query((row, number) -> new Waiting(
                        row.getInt("n"),
                        new ContactId(Columns.uuid(row, "contact_id")),
                        new EmailAddress(row.getString("address")),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company"),
                        row.getString("job_title"),
                        row.getBoolean("do_not_disturb"),
                        row.getString("token")))
                .list();
    }

    /** The campaign is locked for as long, so that a pause is over before or comes after. */
    boolean filed(SubAccountId subAccount, UUID campaign, int n) {
        return jdbc.sql("""
                with going_on as (
                    select sub_account_id, campaign_id
                      from campaign
                     where sub_account_id = :subAccount
                       and campaign_id = :campaign
                       and state = 'SENDING'
                       for share
                )
                update campaign_recipient
                   set state = 'QUEUED'
                  from going_on
                 where campaign_recipient.sub_account_id = going_on.sub_account_id
                   and campaign_recipient.campaign_id = going_on.campaign_id
                   and n = :n
                   and state = 'WAITING'
                """)
                        .param("subAccount", subAccount.value())
                        .param("campaign", campaign)
                        .param("n", n)
                        .update()
                > 0;
    }

    void became(SubAccountId subAccount, UUID campaign, int n, UUID message) {
        jdbc.sql("""
                update campaign_recipient
                   set message_id = :message
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and n = :n
                """)
                .param("message", message)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .param("n", n)
                .update();
    }

    void leaveOut(SubAccountId subAccount, UUID campaign, int n, String why) {
        jdbc.sql("""
                update campaign_recipient
                   set state = 'LEFT_OUT', left_out = :why
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and n = :n
                   and state = 'WAITING'
                """)
                .param("why", why)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .param("n", n)
                .update();
    }

    /** Who is no contact any more cannot wait. */
    void contactsGone(SubAccountId subAccount, UUID campaign) {
        jdbc.sql("""
                update campaign_recipient
                   set state = 'LEFT_OUT', left_out = 'CONTACT_DELETED'
                 where sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and state = 'WAITING'
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .update();
    }

    List<Recipient> list(SubAccountId subAccount, UUID campaign, int after, int limit) {
        return jdbc.sql("""
                select n, recipient.contact_id, coalesce(trim(first_name || ' ' || last_name), '') as name, address,
                       coalesce(message.state, recipient.state) as state, coalesce(left_out, message.reason) as reason,
                       unsubscribed_at is not null as unsubscribed
                  from campaign_recipient as recipient
                  left join contact using (sub_account_id, contact_id)
                  left join message
                    on message.sub_account_id = recipient.sub_account_id
                   and message.message_id = recipient.message_id
                 where recipient.sub_account_id = :subAccount
                   and campaign_id = :campaign
                   and n > :after
                 order by n
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("campaign", campaign)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Recipient(
                        row.getInt("n"),
                        Columns.uuid(row, "contact_id"),
                        row.getString("name"),
                        Columns.optionalText(row, "address"),
                        row.getString("state"),
                        Columns.optionalText(row, "reason"),
                        row.getBoolean("unsubscribed")))
                .list();
    }

    Optional<Subscriber> subscriber(String token) {
        return jdbc.sql("""
                select sub_account_id, name, language, contact_id
                  from (select sub_account_id, contact_id from campaign_recipient where token = :token
                        union all
                        select sub_account_id, contact_id from workflow_run where token = :token) as held
                  join sub_account using (sub_account_id)
                """)
                .param("token", token)
                .query((row, n) -> new Subscriber(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        row.getString("name"),
                        row.getString("language"),
                        Columns.uuid(row, "contact_id"),
                        token))
                .optional();
    }

    void unsubscribe(Subscriber subscriber, Instant now) {
        jdbc.sql("""
                update campaign_recipient
                   set unsubscribed_at = coalesce(unsubscribed_at, :now)
                 where sub_account_id = :subAccount
                   and token = :token
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subscriber.subAccount().value())
                .param("token", subscriber.token())
                .update();
        jdbc.sql("""
                update contact
                   set do_not_disturb = true, updated_at = :now
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                   and not do_not_disturb
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subscriber.subAccount().value())
                .param("contact", subscriber.contact())
                .update();
    }
}
