package dev.tandem.core.outbound;

/**
 * By which way an email leaves, decided once when it is written. No setting brings bulk or workflow mail to Gmail (R41, R42), and a way
 * that is closed for now is never replaced by another one (R43).
 */
public sealed interface SendPlan {

    /** It leaves by this way. */
    record Leaves(SendRoute route) implements SendPlan {}

    /** It does not leave, and the author is told why. */
    record Stays(Why why) implements SendPlan {}

    /** Why an email does not leave. */
    enum Why {
        /** R40: there is neither a connected mailbox nor a provider. */
        NO_WAY,
        /** R41, R42: the sub-account has no provider. */
        NO_PROVIDER,
        /** R74: the mailbox is there, and Google wants the consent again. */
        CONSENT_NEEDED,
        /** The mailbox is there, and its user paused it. */
        PAUSED
    }

    /**
     * The plan for an email of this origin.
     *
     * @param mailbox the author's; without meaning where no mailbox may be used
     * @param provider whether the sub-account has one
     */
    static SendPlan of(Origin origin, SenderMailbox mailbox, boolean provider) {
        return switch (origin) {
            case INDIVIDUAL -> individual(mailbox, provider);
            case BULK, WORKFLOW -> byProvider(provider, Why.NO_PROVIDER);
        };
    }

    private static SendPlan individual(SenderMailbox mailbox, boolean provider) {
        return switch (mailbox) {
            case CONNECTED -> new Leaves(SendRoute.GMAIL);
            case PAUSED -> new Stays(Why.PAUSED);
            case CONSENT_NEEDED -> new Stays(Why.CONSENT_NEEDED);
            case NONE -> byProvider(provider, Why.NO_WAY);
        };
    }

    private static SendPlan byProvider(boolean provider, Why otherwise) {
        return provider ? new Leaves(SendRoute.PROVIDER) : new Stays(otherwise);
    }
}
