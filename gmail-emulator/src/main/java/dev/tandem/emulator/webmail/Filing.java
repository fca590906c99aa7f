package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Labels;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be done with a message that is there: labels that come and go. */
@SuppressWarnings("ImmutableEnumChecker") // its lists never change
enum Filing {
    STAR("Star", List.of(Labels.STARRED), List.of(), "Starred."),
    UNSTAR("Remove star", List.of(), List.of(Labels.STARRED), "Star removed."),
    ARCHIVE("Archive", List.of(), List.of(Labels.INBOX), "Archived."),
    INBOX("To inbox", List.of(Labels.INBOX), List.of(Labels.TRASH, Labels.SPAM), "Moved to the inbox."),
    SPAM("Spam", List.of(Labels.SPAM), List.of(Labels.INBOX, Labels.TRASH), "Marked as spam."),
    TRASH("Trash", List.of(Labels.TRASH), List.of(Labels.INBOX, Labels.SPAM), "Moved to the trash."),
    UNREAD("Mark unread", List.of(Labels.UNREAD), List.of(), "Marked unread.");

    private final String words;
    private final List<String> add;
    private final List<String> remove;
    private final String done;

    Filing(String words, List<String> add, List<String> remove, String done) {
        this.words = words;
        this.add = add;
        this.remove = remove;
        this.done = done;
    }

    static @Nullable Filing named(String name) {
        return Stream.of(values())
                .filter(filing -> filing.inForm().equals(name))
                .findFirst()
                .orElse(null);
    }

    String inForm() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands on the button. */
    String words() {
        return words;
    }

    List<String> add() {
        return add;
    }

    List<String> remove() {
        return remove;
    }

    /** What the page says afterwards. */
    String done() {
        return done;
    }

    /** A star leaves the message where it is; everything else leaves the message. */
    boolean staysOpen() {
        return this == STAR || this == UNSTAR;
    }
}
