package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.conversation.AttributionRules;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
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
        Set<SubAccountId> homes = imports.begunIn(mailbox, arrival.message().threadId());
        Map<SubAccountId, Judgement> judgements = new LinkedHashMap<>();
        imports.places(mailbox, arrival.message(), identity).forEach((subAccount, place) -> {
            Judgement judgement = AttributionRules.judge(arrival, place);
            boolean elsewhere = !homes.isEmpty() && !homes.contains(subAccount);
            judgements.put(
                    subAccount,
                    elsewhere && wouldEnter(judgement.attribution()) ? AttributionRules.bornElsewhere() : judgement);
        });
        return judgements;
    }

    /** R33: what was begun in the CRM of one sub-account stays there with its answers, whoever knows their author elsewhere. */
    private static boolean wouldEnter(Attribution attribution) {
        return switch (attribution) {
            case Attribution.Opens opens -> true;
            case Attribution.WaitsAtGate waits -> true;
            case Attribution.Continues continues -> false;
            case Attribution.Nobodys nobodys -> false;
        };
    }
}
