package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Flag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what people mark on emails, and what the mailboxes they lie in are to be told of it (R19). A conversation is as its messages
 * are. Called inside a use case's transaction.
 */
public interface ConversationMarks {

    /** Sets the marks that are given; false if nothing was other than asked. */
    boolean set(SubAccountId subAccount, Target target, Marks marks, Instant now);

    /** Users whose connected mailboxes hold an email of the conversation. */
    Set<UserId> holders(SubAccountId subAccount, UUID conversation);

    /**
     * What is marked: a conversation, or one email of it. Of a conversation, everything is read, archived or thrown away; the newest email
     * is starred, and the newest received one made unread.
     */
    record Target(UUID conversation, Optional<UUID> message) {

        /** The whole conversation. */
        public static Target all(UUID conversation) {
            return new Target(conversation, Optional.empty());
        }

        /** One email. */
        public static Target one(UUID conversation, UUID message) {
            return new Target(conversation, Optional.of(message));
        }
    }

    /** What can be marked; an empty one stays as it is. */
    record Marks(
            Optional<Boolean> read, Optional<Boolean> starred, Optional<Boolean> archived, Optional<Boolean> trashed) {

        /** Everything was read. */
        public static Marks allRead() {
            return new Marks(Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Those that are given, by flag. */
        public Map<Flag, Boolean> given() {
            Map<Flag, Boolean> given = new EnumMap<>(Flag.class);
            read.ifPresent(value -> given.put(Flag.READ, value));
            starred.ifPresent(value -> given.put(Flag.STARRED, value));
            archived.ifPresent(value -> given.put(Flag.ARCHIVED, value));
            trashed.ifPresent(value -> given.put(Flag.TRASHED, value));
            return given;
        }
    }
}
