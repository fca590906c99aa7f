package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import java.util.Optional;
import java.util.UUID;

/** Keeps what people mark on a conversation. Called inside a use case's transaction. */
public interface ConversationMarks {

    /** Sets the marks that are given; false if nothing was other than asked. */
    boolean set(SubAccountId subAccount, UUID conversation, Marks marks);

    /** What can be marked; an empty one stays as it is. {@code read} false makes the newest received message unread. */
    record Marks(
            Optional<Boolean> read, Optional<Boolean> starred, Optional<Boolean> archived, Optional<Boolean> trashed) {

        /** Everything was read. */
        public static Marks allRead() {
            return new Marks(Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
