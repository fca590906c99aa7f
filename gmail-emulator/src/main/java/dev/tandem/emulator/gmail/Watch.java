package dev.tandem.emulator.gmail;

import dev.tandem.emulator.mailbox.Message;
import java.util.List;

/**
 * Who wants to be told about a mailbox.
 *
 * @param project the Google project of the client; one watch per mailbox and project
 * @param labelIds only changes of messages with one of these count, or (exclude) with none of them; empty: all
 * @param expiresAt epoch milliseconds
 */
record Watch(String address, String project, String topic, List<String> labelIds, boolean exclude, long expiresAt) {

    boolean concerns(Message message) {
        boolean named = labelIds.stream().anyMatch(message::has);
        return labelIds.isEmpty() || named != exclude;
    }
}
