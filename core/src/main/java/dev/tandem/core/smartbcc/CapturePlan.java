package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.PersonName;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.mail.EmailAddress;

/** What becomes of one email at one smart address. */
public sealed interface CapturePlan {

    /** R64: the very same email stands here already, brought by a mailbox or by another try; it gets one more source. */
    record Joins(Binding binding) implements CapturePlan {}

    /** It answers an email that stands here, to the contact whose thread that is. */
    record Continues(Binding binding) implements CapturePlan {}

    /** R60: a new thread opens in this contact's conversation. */
    record Opens(ContactId contact) implements CapturePlan {}

    /** R61: its first recipient becomes a contact, assigned to the sender. */
    record Introduces(EmailAddress address, PersonName name) implements CapturePlan {}

    /** R63: it waits until the owner of the smart address releases or drops it. */
    record Waits(Doubt doubt) implements CapturePlan {}

    /** Nothing is filed, and nobody is asked. */
    record Skips(Reason reason) implements CapturePlan {}

    /** Why nobody can say that the owner of the smart address sent it (R63). */
    enum Doubt {
        /** It names no author that is an address. */
        NO_SENDER,
        /** It names several authors. */
        SEVERAL_SENDERS,
        /** Its author is none of the owner's addresses. */
        NOT_YOURS,
        /** Its author is the owner's address, but neither DKIM nor SPF supports it. */
        NOT_PROVEN,
        /** It passes on an email, and nobody can tell for sure whose (R67). */
        FORWARD_UNCLEAR
    }

    /** Why there is nothing to file. */
    enum Reason {
        /** A notice of this installation comes back (F85). */
        OWN_NOTICE,
        /** It went round through too many servers. */
        LOOP,
        /** A machine wrote it: an absence note, a delivery report (F83, F84). */
        AUTOMATIC,
        /** It was written in this CRM and stands in its conversation, or is about to (R44). */
        WRITTEN_HERE,
        /** It goes to nobody but staff and smart addresses (R16). */
        STAFF_ONLY,
        /** Nobody stands in To, and nobody in Cc is a contact (R22). */
        NOBODY,
        /** Whoever it would be filed under is on a block list. */
        BLOCKED
    }
}
