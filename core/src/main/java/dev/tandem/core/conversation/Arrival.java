package dev.tandem.core.conversation;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.Optional;

/**
 * A message that a connected mailbox holds and that wants a verdict.
 *
 * @param message its headers
 * @param addedAt where the mailbox's history says it was added; empty when it was met some other way
 */
public record Arrival(Message message, Optional<HistoryCursor> addedAt) {

    /** R15: what the mailbox itself sent is outbound. The label decides, because a From line can be forged (F52). */
    public Direction direction() {
        return message.has(Label.SENT) ? Direction.OUTBOUND : Direction.INBOUND;
    }
}
