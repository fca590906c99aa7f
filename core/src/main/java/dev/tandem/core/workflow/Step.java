package dev.tandem.core.workflow;

import dev.tandem.core.contact.UserId;
import java.time.Duration;
import java.util.Optional;

/** One thing that a workflow does. */
public sealed interface Step {

    /**
     * An email to the contact through the sub-account's provider (R42). Subject, text and html may have fields.
     *
     * @param html sanitised
     */
    record SendEmail(String subject, String text, Optional<String> html) implements Step {}

    /**
     * Time passes.
     *
     * @param days of the calendar, in the sub-account's time zone
     * @param more less than a day on top of them
     * @param workingHours it goes on from Monday to Friday, between 8 and 18
     */
    record Wait(int days, Duration more, boolean workingHours) implements Step {}

    /** It goes on only if this is so; otherwise the run ends. */
    record OnlyIf(Check check, Optional<String> tag) implements Step {}

    /**
     * Somebody gets the contact.
     *
     * @param user a member; empty for nobody
     */
    record Assign(Optional<UserId> user) implements Step {}

    /** The contact gets a tag. */
    record AddTag(String tag) implements Step {}

    /**
     * A user is told by email.
     *
     * @param user empty for whoever the contact is assigned to
     */
    record Notify(Optional<UserId> user, String text) implements Step {}

    /** A program is called with the contact's id. */
    record CallWebhook(String url) implements Step {}

    /** What can be asked of a contact. */
    enum Check {
        /** No email came from the contact since the run began. */
        NO_REPLY_SINCE_START,
        HAS_TAG,
        HAS_NOT_TAG,
        ASSIGNED,
        NOT_ASSIGNED;

        /** Whether it asks about a tag. */
        public boolean needsTag() {
            return this == HAS_TAG || this == HAS_NOT_TAG;
        }
    }
}
