package dev.tandem.server.csv;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps files of contacts from the moment they are handed in until a day later: their bytes, how far they came, what was refused. */
public interface ContactFileStore {

    /** A new file without bytes. */
    UUID begin(SubAccountId subAccount, UserId by, String fileName, Instant now);

    /** Adds the piece with this number, counted from 0. */
    void append(SubAccountId subAccount, UUID file, int n, byte[] bytes);

    /** One piece of its bytes; empty after the last. */
    Optional<byte[]> piece(SubAccountId subAccount, UUID file, int n);

    /** What is known of it. */
    Optional<Progress> find(SubAccountId subAccount, UUID file);

    /** Takes the file for one run; false if somebody did before. */
    boolean take(SubAccountId subAccount, UUID file, List<String> headings, Instant now);

    /** Adds what came of some lines. */
    void note(SubAccountId subAccount, UUID file, Tally tally, List<ContactLine.Refused> refused);

    /** The run is over; the bytes go. */
    void end(SubAccountId subAccount, UUID file, Instant now);

    /** Lines that were refused after this one, in their order. */
    List<ContactLine.Refused> refused(SubAccountId subAccount, UUID file, long afterLine, int limit);

    /** Forgets files that were handed in before; over all sub-accounts by purpose. */
    void forget(Instant before);

    /** What came of lines, by number. */
    record Tally(int created, int updated, int unchanged, int refused) {

        /** Lines in all. */
        public int lines() {
            return created + updated + unchanged + refused;
        }
    }

    /** How far a file came. {@code headings}: its first line, once it was taken. */
    record Progress(
            UUID id,
            String fileName,
            Optional<Instant> begunAt,
            Optional<Instant> endedAt,
            List<String> headings,
            Tally tally) {}
}
