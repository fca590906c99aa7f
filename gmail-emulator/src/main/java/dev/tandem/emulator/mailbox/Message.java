package dev.tandem.emulator.mailbox;

import java.util.List;

/**
 * One message of one mailbox, without its bytes.
 *
 * @param id 16 hex digits, unique in the mailbox
 * @param historyId id of the last history record that touched it
 * @param internalDate epoch milliseconds
 * @param size of the raw source in bytes
 * @param rfcMessageId the Message-ID header with angle brackets, or empty
 * @param references the ids of References and In-Reply-To
 * @param via the door it came through: gmail, smtp, control, api
 */
public record Message(
        String id,
        String threadId,
        List<String> labelIds,
        long historyId,
        long internalDate,
        int size,
        String rfcMessageId,
        List<String> references,
        Summary summary,
        String via) {

    /** What lists and search need, so that they do not have to read the source. */
    public record Summary(
            String from, String to, String cc, String bcc, String subject, String snippet, List<String> fileNames) {}

    public boolean has(String label) {
        return labelIds.contains(label);
    }

    Message with(List<String> labels, long newHistoryId) {
        return new Message(
                id, threadId, labels, newHistoryId, internalDate, size, rfcMessageId, references, summary, via);
    }
}
