package dev.tandem.server.mailbox;

import java.util.Set;

/** Reads the provider's security events (RFC 8417), and tells whether it really sent them. */
public interface SecurityEventDesk {

    /** Whether they are taken at all: only where the operator says so. */
    boolean isOpen();

    /** Reads one delivery (RFC 8935): the body is a signed token. */
    Reading read(byte[] body);

    /** What a delivery turned out to be. */
    sealed interface Reading {

        /**
         * Something happened to people's accounts.
         *
         * @param subjects the provider's own names for them; empty for what is about nobody, such as a test
         * @param kinds what happened, as the provider calls it
         */
        record Told(Set<String> subjects, Set<String> kinds) implements Reading {}

        /** Not shown to be from the provider, or not meant for us. */
        record NotVouchedFor(String reason) implements Reading {}

        /** The provider's keys could not be fetched, so it cannot be told. */
        record CannotTell(String reason) implements Reading {}
    }
}
