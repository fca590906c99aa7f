package dev.tandem.server.mailbox;

/** Reads what is pushed to us, and tells whether the provider really sent it. */
public interface PushDesk {

    /** Whether pushes are taken at all: only where the operator says what their tokens must be made for. */
    boolean isOpen();

    /**
     * Reads one push.
     *
     * @param authorization the header of that name, empty without one
     * @param body as it came
     */
    Reading read(String authorization, byte[] body);

    /** What a push turned out to be. */
    sealed interface Reading {

        /** A notice from the provider. */
        record Told(Notice notice) implements Reading {}

        /** From the provider, but no notice that we understand; having it again would not help. */
        record Unreadable(String reason) implements Reading {}

        /** Not shown to be from the provider (F31). */
        record NotVouchedFor(String reason) implements Reading {}

        /** The provider's keys could not be fetched, so it cannot be told. */
        record CannotTell(String reason) implements Reading {}
    }
}
