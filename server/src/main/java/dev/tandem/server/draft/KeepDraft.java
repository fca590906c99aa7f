package dev.tandem.server.draft;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.draft.Draft.Content;
import dev.tandem.server.draft.DraftStore.NewFile;
import dev.tandem.server.inbound.BlobStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R50: keeps what somebody is writing, while they write. */
@Component
public class KeepDraft {

    /** Raw bytes of the files of a draft together, as of an email (R47). */
    public static final long FILES_BYTES_MAX = 25L * 1024 * 1024;

    private final DraftStore drafts;
    private final BlobStore blobs;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    KeepDraft(DraftStore drafts, BlobStore blobs, TransactionOperations transaction, InstantSource clock) {
        this.drafts = drafts;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Kept {

        /** It is kept. */
        record Saved(Draft draft) implements Kept {}

        /** Another window changed it since; nothing was written. */
        record Changed(Draft meanwhile) implements Kept {}

        /** There is none: it was sent or thrown away in another window. */
        record Gone() implements Kept {}
    }

    /**
     * Begins a draft, or changes one.
     *
     * @param revision the one that was changed; empty to keep this text whatever another window wrote
     */
    public Kept save(Place place, Optional<UUID> draft, Content content, Optional<Integer> revision) {
        return within(() -> draft.map(known -> change(place, known, content, revision))
                .orElseGet(() -> new Kept.Saved(
                        drafts.begin(place.subAccount(), place.user(), place.contact(), content, clock.instant()))));
    }

    /** Begins a draft with files that are kept already. */
    public Draft begin(Place place, Content content, List<NewFile> files) {
        return within(() -> {
            Draft draft = drafts.begin(place.subAccount(), place.user(), place.contact(), content, clock.instant());
            files.forEach(file -> drafts.attach(place.subAccount(), place.user(), draft.id(), file, clock.instant()));
            return draft;
        });
    }

    private Kept change(Place place, UUID draft, Content content, Optional<Integer> revision) {
        return drafts.change(place.subAccount(), place.user(), draft, content, revision, clock.instant())
                .<Kept>map(Kept.Saved::new)
                .or(() -> drafts.find(place.subAccount(), place.user(), draft).map(Kept.Changed::new))
                .orElseGet(Kept.Gone::new);
    }

    /**
     * Adds a file.
     *
     * @return empty if the draft is not there
     * @throws BadInput if all files together are too large (R47), or Gmail takes such a file from nobody; then nothing was kept
     */
    public Optional<Draft.File> attach(SubAccountId subAccount, UserId user, UUID draft, Brought file) {
        Optional<Draft> found = drafts.find(subAccount, user, draft);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long before = found.get().files().stream().mapToLong(Draft.File::size).sum();
        byte[] bytes = file.bytes().bytes();
        if (before + bytes.length > FILES_BYTES_MAX) {
            throw new BadInput("attachments", "send.ATTACHMENTS_TOO_LARGE");
        }
        if (RefusedFiles.refuses(file.fileName(), bytes)) {
            throw new BadInput("attachments", "send.ATTACHMENT_TYPE_REFUSED", file.fileName());
        }
        NewFile kept = new NewFile(file.fileName(), file.contentType(), bytes.length, blobs.put(bytes), file.shown());
        return within(() -> drafts.attach(subAccount, user, draft, kept, clock.instant()));
    }

    /**
     * A file that somebody brings.
     *
     * @param shown whether it is a picture that the text shows
     */
    public record Brought(String fileName, String contentType, RawEmail bytes, boolean shown) {}

    /** Takes a file out; false if it is not there. */
    public boolean detach(SubAccountId subAccount, UserId user, UUID draft, int n) {
        return within(() -> drafts.detach(subAccount, user, draft, n, clock.instant()));
    }

    /** Throws it away; false if it is not there. */
    public boolean discard(SubAccountId subAccount, UserId user, UUID draft) {
        return within(() -> drafts.discard(subAccount, user, draft));
    }

    /** Who writes where. */
    public record Place(SubAccountId subAccount, UserId user, Optional<UUID> contact) {}

    private <T> T within(Supplier<T> deed) {
        return Objects.requireNonNull(transaction.execute(status -> deed.get()));
    }
}
