package dev.tandem.core.conversation;

import dev.tandem.core.contact.ContactId;

/**
 * A mailbox's thread is registered to a contact's conversation (R11).
 *
 * @param thread where its messages go
 * @param contact whose conversation that is
 */
public record Binding(ConversationThreadId thread, ContactId contact) {}
