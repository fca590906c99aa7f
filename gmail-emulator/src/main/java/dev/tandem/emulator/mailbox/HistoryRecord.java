package dev.tandem.emulator.mailbox;

import java.util.List;

/**
 * One thing that happened to one message.
 *
 * @param at epoch milliseconds
 * @param labelIds the message's labels after it
 * @param changed the labels that were added or removed
 */
public record HistoryRecord(
        long id, long at, Event type, String messageId, String threadId, List<String> labelIds, List<String> changed) {

    /** Named as in the answer of history.list. */
    public enum Event {
        MESSAGE_ADDED("messageAdded", "messagesAdded"),
        MESSAGE_DELETED("messageDeleted", "messagesDeleted"),
        LABEL_ADDED("labelAdded", "labelsAdded"),
        LABEL_REMOVED("labelRemoved", "labelsRemoved");

        private final String filter;
        private final String key;

        Event(String filter, String key) {
            this.filter = filter;
            this.key = key;
        }

        /** The value of the parameter historyTypes. */
        public String filter() {
            return filter;
        }

        /** The key of the array in a record. */
        public String key() {
            return key;
        }
    }
}
