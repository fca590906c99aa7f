package dev.tandem.core.inbound;

import dev.tandem.core.conversation.AttributionRules;

/** What has to be asked of the provider before a message can be judged: as little as possible (R84). */
public final class FetchRules {

    /** How much of a message is needed. */
    public enum Need {
        /** Its labels say enough. */
        NOTHING,
        /** Who wrote to whom. */
        HEADERS,
        /** The whole email, because it will be stored. */
        SOURCE
    }

    private FetchRules() {}

    /**
     * R84: headers only, unless its thread is bound somewhere and history tells enough to say that it will be stored; then one call
     * brings everything.
     *
     * @param boundSomewhere whether any sub-account has a binding for its thread
     */
    public static Need needOf(Candidate candidate, boolean boundSomewhere) {
        if (candidate.labels().filter(AttributionRules::isOutOfScope).isPresent()) {
            return Need.NOTHING;
        }
        return boundSomewhere && isToldByHistory(candidate) ? Need.SOURCE : Need.HEADERS;
    }

    /** A message met some other way may be older than the connection (R06), or carry a label that keeps it out (R17). */
    private static boolean isToldByHistory(Candidate candidate) {
        return candidate.labels().isPresent() && candidate.addedAt().isPresent();
    }
}
