package dev.tandem.server.web;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.conversation.HtmlText;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.outbound.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The composer as it comes back. {@code key} was made when it was rendered. */
record WrittenForm(
        @Nullable String key,
        @Nullable String mode,
        @Nullable String inReplyTo,
        @Nullable String to,
        @Nullable String cc,
        @Nullable String bcc,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String quote,
        @Nullable List<MultipartFile> attachments,
        @Nullable String draft,
        @Nullable String sendAt,
        @Nullable String sendAtOwn,
        @Nullable String from,
        @Nullable String anyway) {

    /** What the button says that stands for the time in the field beside it. */
    private static final String OWN_TIME = "own";

    /** A name in quotes, an address in angle brackets, or anything else up to a comma or semicolon. */
    private static final Pattern ENTRY = Pattern.compile("(?:\"[^\"]*\"|<[^>]*>|[^,;\"<])+");

    /** The recipients of a line such as {@code Jana Weber <jana@…>, ben@…}, each as written. */
    static List<String> recipients(@Nullable String line) {
        return ENTRY.matcher(line == null ? "" : line)
                .results()
                .map(entry -> entry.group().strip())
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** What was typed with formatting, made harmless; empty where nothing was typed, or none is possible. */
    Optional<String> formatted() {
        return Optional.ofNullable(html)
                .map(MailHtml::written)
                .filter(given -> !HtmlText.of(given).isBlank() || given.contains("<img"));
    }

    /** The text with the line ends of this house; formatted text says itself what it is without. */
    String plainText() {
        return formatted()
                .map(HtmlText::of)
                .orElseGet(() -> text == null ? "" : text.replace("\r\n", "\n").stripTrailing());
    }

    /** Whether an answer has what it answers below it. */
    boolean quotes() {
        return quote != null;
    }

    /** The message that is answered; none for a new email. */
    Optional<UUID> answered() {
        return isMode(ComposerView.Mode.NEW) || isMode(ComposerView.Mode.FORWARD)
                ? Optional.empty()
                : Optional.ofNullable(inReplyTo).flatMap(Ids::parse);
    }

    /** The message that is passed on (R48). */
    Optional<UUID> forwarded() {
        return isMode(ComposerView.Mode.FORWARD)
                ? Optional.ofNullable(inReplyTo).flatMap(Ids::parse)
                : Optional.empty();
    }

    private boolean isMode(ComposerView.Mode asked) {
        return asked.name().equals(mode);
    }

    /** Whether the author confirmed writing to somebody who asked for no emails (R51). */
    boolean confirmed() {
        return anyway != null;
    }

    /** What is kept of it (R50). */
    Draft.Content content() {
        Draft.Kind kind = switch (String.valueOf(mode)) {
            case "REPLY" -> Draft.Kind.REPLY;
            case "REPLY_ALL" -> Draft.Kind.REPLY_ALL;
            default -> Draft.Kind.NEW;
        };
        return new Draft.Content(
                kind,
                answered().or(this::forwarded),
                line(to),
                line(cc),
                line(bcc),
                line(subject),
                plainText(),
                formatted(),
                Optional.ofNullable(from).filter(address -> !address.isBlank()));
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The draft it is, if it was kept before. */
    Optional<UUID> draftId() {
        return Optional.ofNullable(draft).flatMap(Ids::parse);
    }

    /** Whether a time was chosen (R52). */
    boolean hasTime() {
        return sendAt != null && !sendAt.isBlank();
    }

    /** That time, as the sub-account's clocks show it. */
    @Nullable
    String localTime() {
        return OWN_TIME.equals(sendAt) ? sendAtOwn : sendAt;
    }

    /** The files that were chosen; browsers send an empty part when none was. */
    List<Letter.File> files() {
        return attachments == null
                ? List.of()
                : attachments.stream()
                        .filter(file -> !file.isEmpty())
                        .map(WrittenForm::file)
                        .toList();
    }

    private static Letter.File file(MultipartFile part) {
        try {
            String name = Objects.requireNonNullElse(part.getOriginalFilename(), "");
            String type = Objects.requireNonNullElse(part.getContentType(), "application/octet-stream");
            return new Letter.File(
                    name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
                    type,
                    new RawEmail(part.getBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
