package dev.tandem.server.draft;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.draft.Draft.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** R50: keeps drafts. Each belongs to one user of one sub-account, and nobody else sees it. Drafts that became an email are found no more. */
public interface DraftStore {

    /** Begins one. */
    Draft begin(SubAccountId subAccount, UserId user, Optional<UUID> contact, Content content, Instant now);

    /**
     * Changes one.
     *
     * @param revision the one that was changed; empty to overwrite whatever stands there
     * @return empty if it is not there, or not of that revision any more
     */
    Optional<Draft> change(
            SubAccountId subAccount, UserId user, UUID draft, Content content, Optional<Integer> revision, Instant now);

    /** One of the user's own. */
    Optional<Draft> find(SubAccountId subAccount, UserId user, UUID draft);

    /** The latest one that the user is writing to this contact, or to nobody yet. */
    Optional<Draft> latest(SubAccountId subAccount, UserId user, Optional<UUID> contact);

    /** All of the user's, the latest first. */
    List<Draft> all(SubAccountId subAccount, UserId user, int limit);

    /** How many they are. */
    int count(SubAccountId subAccount, UserId user);

    /** Throws one away; false if it is not there. */
    boolean discard(SubAccountId subAccount, UserId user, UUID draft);

    /** Adds a file whose bytes are kept; empty if the draft is not there. */
    Optional<Draft.File> attach(SubAccountId subAccount, UserId user, UUID draft, NewFile file, Instant now);

    /** Takes a file out; false if it is not there. */
    boolean detach(SubAccountId subAccount, UserId user, UUID draft, int n, Instant now);

    /** It is this email now, in the transaction that queues it; it comes back if the email is taken back. */
    void became(SubAccountId subAccount, UserId user, UUID draft, UUID message);

    /**
     * A file about to be added.
     *
     * @param shown whether it is a picture that the text shows
     */
    record NewFile(String fileName, String contentType, long size, String sha256, boolean shown) {}
}
