package dev.tandem.server.web;

import dev.tandem.core.outbound.FileTypeRules;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.TextTemplate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that writes an email.
 *
 * @param action where it posts to
 * @param key made when the form is rendered; the same key never sends twice
 * @param inReplyTo the message that is answered, absent for a new email
 * @param writing whether it is open as a page on phones
 * @param from the address it leaves from; absent: through the sub-account's provider (R40)
 * @param keeps whether sending it takes the thread from other sub-accounts, which show it, too (R32)
 * @param around what stands around the text
 * @param ask where to ask for the thread, if another one was faster (R32)
 */
public record ComposerView(
        String action,
        String key,
        @Nullable UUID inReplyTo,
        Mode mode,
        boolean writing,
        @Nullable String from,
        Recipients reply,
        Recipients replyAll,
        String subject,
        String text,
        @Nullable String error,
        boolean keeps,
        @Nullable String ask,
        Around around) {

    /** One of which nothing is kept yet. */
    public ComposerView(
            String action,
            String key,
            @Nullable UUID inReplyTo,
            Mode mode,
            boolean writing,
            @Nullable String from,
            Recipients reply,
            Recipients replyAll,
            String subject,
            String text,
            @Nullable String error,
            boolean keeps,
            @Nullable String ask) {
        this(
                action,
                key,
                inReplyTo,
                mode,
                writing,
                from,
                reply,
                replyAll,
                subject,
                text,
                error,
                keeps,
                ask,
                new Around(null, List.of(), null, List.of(), "", 0, 0, false, null, null, List.of()));
    }

    /**
     * What stands around the text.
     *
     * @param contact in whose conversation it is written, if in anybody's
     * @param addresses from which it may leave, if there is a choice (R40)
     * @param kept the draft that it is (R50)
     * @param times when it may leave besides now (R52)
     * @param zone whose clocks they are on
     * @param disturbs whether the contact asked for no emails (R51)
     * @param quote what stands below an answer unless its author leaves it out (R48)
     * @param smart the author's smart address, for emails from other programs (R62)
     * @param templates texts that can be put in
     * @param sent emails that left from the mailbox in 24 hours, of {@code limit} (R46); 0 of 0 where none counts
     */
    public record Around(
            @Nullable UUID contact,
            List<String> addresses,
            @Nullable Kept kept,
            List<WhenToSend.Choice> times,
            String zone,
            int sent,
            int limit,
            boolean disturbs,
            @Nullable String quote,
            @Nullable String smart,
            List<TextTemplate> templates) {

        /** The same with this draft. */
        Around with(Kept other) {
            return new Around(contact, addresses, other, times, zone, sent, limit, disturbs, quote, smart, templates);
        }

        /** Whether the reader is to be told how many are left. */
        public boolean nearLimit() {
            return limit > 0 && sent * 10L >= limit * 9L;
        }

        /** Whether none is left. */
        public boolean full() {
            return limit > 0 && sent >= limit;
        }
    }

    /**
     * A draft: {@code revision} tells two windows apart.
     *
     * @param html what was typed with formatting
     * @param files those that are attached
     */
    public record Kept(
            UUID id,
            int revision,
            Instant savedAt,
            @Nullable String html,
            List<Draft.File> files) {

        static Kept of(Draft draft) {
            return new Kept(
                    draft.id(),
                    draft.revision(),
                    draft.savedAt(),
                    draft.content().html().orElse(null),
                    draft.files().stream().filter(file -> !file.shown()).toList());
        }
    }

    /** What is being written. */
    public enum Mode {
        REPLY,
        REPLY_ALL,
        FORWARD,
        NEW
    }

    /** Recipients as they are written, {@code Jana Weber <jana@…>}. */
    public record Recipients(List<String> to, List<String> cc, List<String> bcc) {

        /** As the fields hold them, separated by commas. */
        public String line(String role) {
            return String.join(", ", role.equals("cc") ? cc : role.equals("bcc") ? bcc : to);
        }
    }

    /** Those of the chosen mode. */
    public Recipients recipients() {
        return mode == Mode.REPLY_ALL ? replyAll : reply;
    }

    /** Whether the reason is that the contact asked for no emails, and the author may send all the same (R51). */
    public boolean disturbs() {
        return error != null && around.disturbs();
    }

    /** Whether Reply all would reach anybody else. */
    public boolean hasReplyAll() {
        return !hasSubject() && !reply.equals(replyAll);
    }

    /** Endings of files that Gmail takes from nobody, with blanks between them. */
    public String refusedTypes() {
        return String.join(" ", FileTypeRules.endings());
    }

    /** Whether an email of its own is written. */
    public boolean isNew() {
        return mode == Mode.NEW;
    }

    /** Whether it has a subject and recipients of its own. */
    public boolean hasSubject() {
        return mode == Mode.NEW || mode == Mode.FORWARD;
    }

    /** The same composer with what was written before; a draft that answered something which is gone is a new email. */
    ComposerView goingOnWith(Draft draft) {
        Draft.Content content = draft.content();
        Mode before = mode(content);
        Recipients written = new Recipients(lines(content.to()), lines(content.cc()), lines(content.bcc()));
        return new ComposerView(
                action,
                key,
                before == Mode.NEW ? null : content.answers().orElse(inReplyTo),
                before,
                writing,
                content.from().filter(around.addresses()::contains).orElse(from),
                before == Mode.REPLY_ALL ? reply : written,
                before == Mode.REPLY_ALL ? written : replyAll,
                content.subject(),
                content.text(),
                error,
                keeps,
                ask,
                around);
    }

    private Mode mode(Draft.Content content) {
        return switch (content.kind()) {
            case NEW -> Mode.NEW;
            case FORWARD -> content.answers().isPresent() ? Mode.FORWARD : Mode.NEW;
            case REPLY -> inReplyTo == null ? Mode.NEW : Mode.REPLY;
            case REPLY_ALL -> inReplyTo == null ? Mode.NEW : Mode.REPLY_ALL;
        };
    }

    /** The same composer with this draft. */
    ComposerView keeping(Draft draft) {
        return new ComposerView(
                action,
                key,
                inReplyTo,
                mode,
                writing,
                from,
                reply,
                replyAll,
                subject,
                text,
                error,
                keeps,
                ask,
                around.with(Kept.of(draft)));
    }

    /** The same composer with everything that was written in it, and the reason why it was not sent. */
    ComposerView refused(WrittenForm form, String reason) {
        Mode written = Mode.REPLY_ALL.name().equals(form.mode()) && !hasSubject() ? Mode.REPLY_ALL : mode;
        Recipients kept = new Recipients(lines(form.to()), lines(form.cc()), lines(form.bcc()));
        return new ComposerView(
                action,
                key,
                inReplyTo,
                written,
                true,
                from,
                written == Mode.REPLY_ALL ? reply : kept,
                written == Mode.REPLY_ALL ? kept : replyAll,
                form.subject() == null ? "" : form.subject(),
                form.plainText(),
                reason,
                keeps,
                ask,
                around);
    }

    /**
     * The same one, with the way to ask for the thread that was lost meanwhile. It stays an answer to the same email, so that its text never
     * goes into another thread unasked.
     */
    ComposerView asking(String where, UUID answered) {
        Recipients kept = recipients();
        return new ComposerView(
                action, key, answered, Mode.REPLY, writing, from, kept, kept, "", text, error, false, where, around);
    }

    private static List<String> lines(@Nullable String line) {
        return line == null || line.isBlank() ? List.of() : List.of(line);
    }
}
