package dev.tandem.core.conversation;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * R13, R16: what another sync policy does to emails that have a verdict, as far as what is kept of them tells. Says how many would come in
 * and go out before anything is changed; the rules themselves decide when they are judged again.
 */
public final class PolicyChangeRules {

    private PolicyChangeRules() {}

    /** What becomes of one email. */
    public enum Effect {
        COMES_IN,
        GOES_OUT,
        STAYS
    }

    /**
     * A verdict, as far as a policy can change it.
     *
     * @param users whose connections see the mailbox here
     * @param outside everybody on it who is neither the user nor staff; known only of what is synced
     * @param contact whose it is or would be, if that is known
     */
    public record Judged(Outcome outcome, List<UserId> users, Set<EmailAddress> outside, Optional<Contact> contact) {

        /** Copies the collections. */
        public Judged {
            users = List.copyOf(users);
            outside = Set.copyOf(outside);
        }
    }

    /**
     * What becomes of it.
     *
     * @param internal domains of the company itself, under the new policy
     */
    public static Effect effect(Judged judged, SyncPolicy policy, AddressList internal) {
        return switch (judged.outcome()) {
            case SYNCED -> isUnwanted(judged, policy) ? Effect.GOES_OUT : Effect.STAYS;
            case HELD_BACK, NOT_SYNCED -> isWanted(judged, policy, internal) ? Effect.COMES_IN : Effect.STAYS;
        };
    }

    /** R13: on nobody's wish does it come in; a closed gate takes out nothing, because bound threads go on (R11). */
    private static boolean isUnwanted(Judged judged, SyncPolicy policy) {
        return !judged.outside().isEmpty()
                && judged.users().stream()
                        .allMatch(user -> judged.outside().stream().allMatch(address -> policy.blocks(address, user)));
    }

    private static boolean isWanted(Judged judged, SyncPolicy policy, AddressList internal) {
        return judged.contact()
                .filter(contact -> judged.users().stream()
                        .anyMatch(user -> policy.gate().admits(contact, user)
                                && contact.addresses().stream()
                                        .anyMatch(
                                                address -> !internal.holds(address) && !policy.blocks(address, user))))
                .isPresent();
    }
}
