package dev.tandem.server.postgres;

import dev.tandem.core.campaign.Candidate;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.campaign.Campaign.Audience;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a campaign is for. */
final class CampaignAudienceRows {

    private final JdbcClient jdbc;

    CampaignAudienceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Candidate> candidates(SubAccountId subAccount, Audience audience) {
        return jdbc.sql("""
                select contact.contact_id, do_not_disturb,
                       coalesce(array_agg(contact_address.value order by is_primary desc, position)
                                filter (where contact_address.value is not null), '{}') as addresses,
                       coalesce(array_agg(contact_address.value)
                                filter (where exists (select 1
                                                        from bounce
                                                       where bounce.sub_account_id = contact.sub_account_id
                                                         and bounce.match_key = contact_address.match_key)), '{}') as bounced
                  from contact
                  left join contact_address
                    on contact_address.sub_account_id = contact.sub_account_id
                   and contact_address.contact_id = contact.contact_id
                 where contact.sub_account_id = :subAccount
                   and (cast(:contacts as uuid[]) is null or contact.contact_id = any (:contacts))
                   and (cast(:tag as text) is null or :tag = any (tags))
                   and (cast(:assignedTo as uuid) is null or assigned_to = :assignedTo)
                 group by contact.sub_account_id, contact.contact_id, do_not_disturb, contact.created_at
                 order by contact.created_at, contact.contact_id
                """)
                .param("subAccount", subAccount.value())
                .param(
                        "contacts",
                        audience.contacts().map(ids -> ids.toArray(UUID[]::new)).orElse(null))
                .param("tag", audience.tag().orElse(null))
                .param("assignedTo", audience.assignedTo().map(UserId::value).orElse(null))
                .query((row, n) -> new Candidate(
                        new ContactId(Columns.uuid(row, "contact_id")),
                        addresses(Columns.texts(row, "addresses")),
                        row.getBoolean("do_not_disturb"),
                        addresses(Columns.texts(row, "bounced"))))
                .list();
    }

    private static List<EmailAddress> addresses(List<String> values) {
        return values.stream()
                .flatMap(value -> EmailAddress.parse(value).stream())
                .toList();
    }
}
