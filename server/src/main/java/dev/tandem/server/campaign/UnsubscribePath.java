package dev.tandem.server.campaign;

/** Where recipients of bulk mail unsubscribe; stands in emails for good, so it never changes. */
public final class UnsubscribePath {

    /** Before the token. */
    public static final String PREFIX = "/u/";

    private UnsubscribePath() {}
}
