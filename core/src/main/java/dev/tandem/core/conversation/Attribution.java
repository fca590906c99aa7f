package dev.tandem.core.conversation;

import dev.tandem.core.contact.ContactId;

/** Whose conversation a message belongs to in one sub-account, or why nobody's. */
public sealed interface Attribution {

    /** R11, R20: it continues a thread that stands there. */
    record Continues(Binding binding) implements Attribution {}

    /** R12, R15, R20: a new thread opens in this contact's conversation. */
    record Opens(ContactId contact) implements Attribution {}

    /** R13: it waits until the contact is assigned or the policy changes. */
    record WaitsAtGate(ContactId contact) implements Attribution {}

    /** It is none of the CRM's business. */
    record Nobodys() implements Attribution {}
}
