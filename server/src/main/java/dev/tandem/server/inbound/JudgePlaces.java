package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.AttributionRules;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.conversation.Standing.Own;
import dev.tandem.core.mailbox.MailboxId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How each connected sub-account judges a message, on what stands there now. */
@Component
class JudgePlaces {

    private final ImportStore imports;

    JudgePlaces(ImportStore imports) {
        this.imports = imports;
    }

    Map<SubAccountId, Judgement> judge(MailboxId mailbox, Arrival arrival, EmailIdentity identity) {
        return judge(mailbox, arrival, identity, Set.of());
    }

    /** @param reported where the message is a report about an email that stands there (R18) */
    Map<SubAccountId, Judgement> judge(
            MailboxId mailbox, Arrival arrival, EmailIdentity identity, Set<SubAccountId> reported) {
        Set<SubAccountId> senders =
                imports.sentFromHere(mailbox, arrival.message().id()).keySet();
        Map<SubAccountId, Judgement> judgements = new LinkedHashMap<>();
        imports.places(mailbox, arrival.message(), identity)
                .forEach((subAccount, place) -> judgements.put(
                        subAccount, AttributionRules.judge(arrival, with(place, subAccount, senders, reported))));
        return judgements;
    }

    private static Place with(
            Place place, SubAccountId subAccount, Set<SubAccountId> senders, Set<SubAccountId> reported) {
        if (senders.contains(subAccount)) {
            return place.meeting(Own.COPY);
        }
        return reported.contains(subAccount) ? place.meeting(Own.REPORTED) : place;
    }
}
