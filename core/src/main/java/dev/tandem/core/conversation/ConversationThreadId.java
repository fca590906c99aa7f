package dev.tandem.core.conversation;

import java.util.UUID;

/**
 * A thread as the CRM shows it; it can hold threads of several mailboxes (F65).
 *
 * @param value made by the database
 */
public record ConversationThreadId(UUID value) {}
