package dev.tandem.emulator.gmail.query;

import dev.tandem.emulator.mailbox.Label;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import java.util.Locale;
import java.util.function.Function;

/** One word of a search, with or without an operator. */
final class Term {
    private Term() {}

    static Query of(String word, Mailbox mailbox) {
        int colon = word.indexOf(':');
        if (colon <= 0) {
            return anywhere(word);
        }
        String value = word.substring(colon + 1);
        return switch (word.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "rfc822msgid" -> rfcMessageId(value);
            case "from" -> contains(value, message -> message.summary().from());
            case "to" ->
                contains(
                        value,
                        message ->
                                message.summary().to() + " " + message.summary().cc() + " "
                                        + message.summary().bcc());
            case "cc" -> contains(value, message -> message.summary().cc());
            case "bcc" -> contains(value, message -> message.summary().bcc());
            case "subject" -> contains(value, message -> message.summary().subject());
            case "filename" ->
                contains(value, message -> String.join(" ", message.summary().fileNames()));
            case "in", "is", "label", "category" -> labelled(word.substring(0, colon), value, mailbox);
            case "has" -> has(value);
            case "after", "newer" -> Dates.after(value);
            case "before", "older" -> Dates.before(value);
            default -> anywhere(word);
        };
    }

    private static Query rfcMessageId(String value) {
        String bare = value.replaceAll("[<>]", "").strip();
        return message -> message.rfcMessageId().replaceAll("[<>]", "").equalsIgnoreCase(bare);
    }

    private static Query anywhere(String word) {
        return contains(
                word,
                message -> String.join(
                        " ",
                        message.summary().subject(),
                        message.summary().from(),
                        message.summary().to(),
                        message.summary().cc(),
                        message.summary().snippet(),
                        String.join(" ", message.summary().fileNames())));
    }

    private static Query contains(String value, Function<Message, String> text) {
        String wanted = value.toLowerCase(Locale.ROOT);
        return message -> text.apply(message).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Query has(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "attachment" -> message -> !message.summary().fileNames().isEmpty();
            case "userlabels" -> message -> message.labelIds().stream().anyMatch(id -> id.startsWith("Label_"));
            case "nouserlabels" -> message -> message.labelIds().stream().noneMatch(id -> id.startsWith("Label_"));
            default -> _ -> false;
        };
    }

    private static Query labelled(String operator, String value, Mailbox mailbox) {
        String name = value.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "anywhere" -> _ -> true;
            case "read" -> message -> !message.has(Labels.UNREAD);
            case "drafts", "draft" -> message -> message.has(Labels.DRAFT);
            case "archive" ->
                message -> message.labelIds().stream()
                        .noneMatch(id -> id.equals(Labels.INBOX)
                                || id.equals(Labels.TRASH)
                                || id.equals(Labels.SPAM)
                                || id.equals(Labels.DRAFT)
                                || id.equals(Labels.SENT));
            default -> {
                String id = id(operator, value, mailbox);
                yield message -> message.has(id);
            }
        };
    }

    /** A user label is written with dashes for blanks and slashes. */
    private static String id(String operator, String value, Mailbox mailbox) {
        String upper = value.toUpperCase(Locale.ROOT);
        if (operator.equalsIgnoreCase("category")) {
            return upper.equals("PRIMARY") ? Labels.PERSONAL : "CATEGORY_" + upper;
        }
        return mailbox.labels().all().stream()
                .filter(label -> dashed(label.name()).equals(dashed(value)))
                .map(Label::id)
                .findFirst()
                .orElse(upper);
    }

    private static String dashed(String name) {
        return name.replaceAll("[\\s/]+", "-").toLowerCase(Locale.ROOT);
    }
}
