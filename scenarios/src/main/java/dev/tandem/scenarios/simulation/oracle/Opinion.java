package dev.tandem.scenarios.simulation.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the rules say about a copy in a sub-account.
 *
 * @param outcome SYNCED, NOT_SYNCED or HELD_BACK
 * @param rules the rule that decides; several where the specification does not say which of them is asked first
 * @param heldFor whose email waits behind the gate
 * @param place where it goes, when it is synced and does not stand there already by itself
 */
record Opinion(String outcome, Set<String> rules, Optional<Where> place, Optional<UUID> heldFor) {

    private Opinion(String outcome, String[] rules, Optional<Where> place) {
        this(outcome, Set.copyOf(List.of(rules)), place, Optional.empty());
    }

    /** Where a synced message goes. */
    sealed interface Where {
        /** R11. */
        record Continues(ShownThread thread) implements Where {}

        /** R12, R15. */
        record Opens(KnownContact contact) implements Where {}
    }

    static Opinion notSynced(String... rules) {
        return new Opinion("NOT_SYNCED", rules, Optional.empty());
    }

    static Opinion heldBack(KnownContact contact) {
        return new Opinion("HELD_BACK", Set.of("R13"), Optional.empty(), Optional.of(contact.id));
    }

    static Opinion here(String... rules) {
        return new Opinion("SYNCED", rules, Optional.empty());
    }

    static Opinion synced(Where where, String... rules) {
        return new Opinion("SYNCED", rules, Optional.of(where));
    }

    @Override
    public String toString() {
        return outcome + " by " + String.join(" or ", rules);
    }
}
