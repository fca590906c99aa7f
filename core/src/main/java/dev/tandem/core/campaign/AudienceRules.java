package dev.tandem.core.campaign;

import dev.tandem.core.campaign.Chosen.LeftOut;
import dev.tandem.core.mail.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** R41, R51: who of those who were chosen gets bulk mail, each once. */
public final class AudienceRules {

    private AudienceRules() {}

    /** One decision for each, in the same order. */
    public static List<Chosen> of(List<Candidate> candidates) {
        Set<String> taken = new HashSet<>();
        return candidates.stream().map(candidate -> decide(candidate, taken)).toList();
    }

    private static Chosen decide(Candidate candidate, Set<String> taken) {
        if (candidate.doNotDisturb()) {
            return Chosen.not(candidate.contact(), LeftOut.DO_NOT_DISTURB);
        }
        if (candidate.addresses().isEmpty()) {
            return Chosen.not(candidate.contact(), LeftOut.NO_ADDRESS);
        }
        // A contact is written to at the first address only: whoever has two gets it once.
        EmailAddress first = candidate.addresses().getFirst();
        if (candidate.bounced().stream().anyMatch(first::sameMailboxAs)) {
            return Chosen.not(candidate.contact(), LeftOut.BOUNCED_BEFORE);
        }
        return taken.add(first.matchKey())
                ? Chosen.gets(candidate.contact(), first)
                : Chosen.not(candidate.contact(), LeftOut.SAME_ADDRESS);
    }
}
