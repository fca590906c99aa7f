package dev.tandem.core.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.Optional;
import java.util.Set;

/**
 * A message that wants a verdict.
 *
 * @param message in its mailbox
 * @param threadId in its mailbox
 * @param labels as far as the history tells
 * @param addedAt where the history says it was added; empty for a message that only moved into scope (R17, F15)
 */
public record Candidate(
        GmailMessageId message, ThreadId threadId, Optional<Set<Label>> labels, Optional<HistoryCursor> addedAt) {}
