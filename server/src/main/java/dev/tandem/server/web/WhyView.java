package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an email is here or not, ready to be read (R80).
 *
 * @param outcome SYNCED, NOT_SYNCED, HELD_BACK, PENDING or PARKED
 * @param title what happened
 * @param sentence why, in one sentence
 * @param mailbox through which mailbox it came
 * @param report the same as plain text, to be handed on
 */
public record WhyView(
        String outcome,
        String title,
        String sentence,
        Email email,
        String mailbox,
        List<Row> rows,
        List<ElseRow> elsewhere,
        Times times,
        Where where,
        String report) {

    /** What is known of the email itself. */
    public record Email(
            @Nullable String from,
            @Nullable String subject,
            @Nullable String rfcMessageId,
            @Nullable String gmailMessageId) {}

    /** One question. {@code rule}: its id, or the range of those that were not asked. */
    public record Row(Kind kind, String rule, String question, String answer, boolean decided) {}

    /** How a question ended. */
    public enum Kind {
        PASSED("check"),
        OTHERWISE(""),
        HELD("hand-stop"),
        ENDED("x"),
        NOT_ASKED("");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** The name of its icon, empty for a dash or nothing. */
        public String icon() {
            return icon;
        }

        /** As a class of the stylesheet. */
        public String look() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same email in another of the reader's sub-accounts. */
    public record ElseRow(UUID id, String name, boolean shown, String sentence, String rule) {}

    /** When it was where. */
    public record Times(
            @Nullable Instant atGmail,
            @Nullable Instant told,
            @Nullable Instant judged) {}

    /** Where to go from here; {@code assignable}: held back, and assigning the contact would let it in. */
    public record Where(
            @Nullable UUID contact,
            @Nullable UUID conversation,
            @Nullable UUID message,
            boolean assignable) {}
}
