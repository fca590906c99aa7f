package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import java.util.Locale;
import java.util.function.Predicate;

/** The folders of the page, each a view on labels. */
enum Folder {
    INBOX("Inbox", message -> message.has(Labels.INBOX) && !isAway(message)),
    STARRED("Starred", message -> message.has(Labels.STARRED) && !isAway(message)),
    SENT("Sent", message -> message.has(Labels.SENT) && !isAway(message)),
    ARCHIVE("Archive", Folder::isArchived),
    SPAM("Spam", message -> message.has(Labels.SPAM)),
    TRASH("Trash", message -> message.has(Labels.TRASH) && !message.has(Labels.SPAM));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<Message> holds;

    Folder(String title, Predicate<Message> holds) {
        this.title = title;
        this.holds = holds;
    }

    /** By its name in URLs; whatever is unknown is the inbox. */
    static Folder named(String name) {
        for (Folder folder : values()) {
            if (folder.inUrl().equals(name)) {
                return folder;
            }
        }
        return INBOX;
    }

    String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    boolean holds(Message message) {
        return holds.test(message);
    }

    private static boolean isAway(Message message) {
        return message.has(Labels.TRASH) || message.has(Labels.SPAM);
    }

    private static boolean isArchived(Message message) {
        return !isAway(message)
                && !message.has(Labels.INBOX)
                && !message.has(Labels.SENT)
                && !message.has(Labels.DRAFT)
                && !message.has(Labels.CHAT);
    }
}
