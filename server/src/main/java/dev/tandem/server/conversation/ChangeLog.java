package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Every visible change of a sub-account, in order. Appended in the transaction that makes the change; readers hear of it at once and
 * read on from the last number they know.
 */
public interface ChangeLog {

    /** Appends a change and wakes the readers when the transaction commits. Locks the sub-account's counter until then. */
    void append(SubAccountId subAccount, Subject subject, Instant now);

    /** Appends many changes in their order, as {@link #append} would, and wakes the readers once. */
    void appendAll(SubAccountId subAccount, List<Subject> subjects, Instant now);

    /** Changes after this number, oldest first, at most {@code limit}. */
    List<Entry> after(SubAccountId subAccount, long number, int limit);

    /** The last number given out, 0 for none. */
    long last(SubAccountId subAccount);

    /** What changed. */
    record Subject(
            Kind kind,
            Optional<UUID> conversation,
            Optional<UUID> message,
            Optional<UUID> contact,
            Optional<UUID> user) {

        /** A conversation or a message in it changed. */
        public static Subject ofMessage(Kind kind, UUID conversation, UUID message) {
            return new Subject(
                    kind, Optional.of(conversation), Optional.of(message), Optional.empty(), Optional.empty());
        }

        /** A conversation changed as a whole. */
        public static Subject ofConversation(Kind kind, UUID conversation) {
            return new Subject(kind, Optional.of(conversation), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** A contact changed. */
        public static Subject ofContact(Kind kind, UUID contact) {
            return new Subject(kind, Optional.empty(), Optional.empty(), Optional.of(contact), Optional.empty());
        }

        /** Something of one user's own changed, such as the connection. */
        public static Subject ofUser(Kind kind, UUID user) {
            return new Subject(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(user));
        }
    }

    /** One change. */
    record Entry(long number, Instant at, Subject subject) {}

    /** The kinds of visible change, past tense; as programs know them: {@link Kind#type}. */
    enum Kind {
        MESSAGE_ARRIVED,
        MESSAGE_QUEUED,
        MESSAGE_CHANGED,
        CONVERSATION_CHANGED,
        CONTACT_CHANGED,
        CONTACT_DELETED,
        CONNECTION_CHANGED,
        /** R74: the user's mailbox needs new consent. */
        MAILBOX_CONSENT_LOST;

        /** As programs know it: {@code message.arrived}, {@code mailbox.consent-lost}. */
        public String type() {
            return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
        }
    }
}
