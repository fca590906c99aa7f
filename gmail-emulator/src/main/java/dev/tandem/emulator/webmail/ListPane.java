package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The messages of the open folder, newest first. */
final class ListPane {
    private static final int ROWS_MAX = 200;
    private static final Map<String, String> DOORS = Map.of("smtp", "via smtp", "control", "via control call");

    private ListPane() {}

    static Html draw(Screen screen, Persona self) {
        List<Message> messages = self.in(screen.place().folder());
        return messages.isEmpty()
                ? Html.of(
                        "<div id=\"list\" class=\"list\" data-live data-testid=\"messages\"><p class=\"empty\">%s</p></div>\n",
                        nothing(screen.place().folder(), self))
                : Html.of(
                        """
                        <div id="list" class="list" data-live data-testid="messages"><ul aria-label="%s">
                        %s</ul>%s</div>
                        """,
                        screen.place().folder().title(),
                        Html.each(messages.subList(0, Math.min(ROWS_MAX, messages.size())), one -> row(screen, one)),
                        Html.of("<p class=\"empty\">The newest %s of %s.</p>", ROWS_MAX, messages.size())
                                .onlyIf(messages.size() > ROWS_MAX));
    }

    private static Html row(Screen screen, Message message) {
        boolean unread = message.has(Labels.UNREAD);
        Instant date = Instant.ofEpochMilli(message.internalDate());
        return Html.of(
                """
                <li><a id="m-%s" href="%s" class="%s"%s data-testid="message-row" data-id="%s">
                <span class="mark">%s</span><span class="who">%s</span>
                <span class="what"><b>%s</b>%s <i>%s</i></span>%s<time datetime="%s">%s</time></a></li>
                """,
                message.id(),
                screen.place().opening(message.id()).href(),
                unread ? "unread" : "read",
                new Html(message.id().equals(screen.place().message()) ? " aria-current=\"true\"" : ""),
                message.id(),
                mark(message, unread),
                correspondents(screen.place().folder(), message),
                subject(message),
                door(message),
                words(message),
                new Html(
                        message.summary().fileNames().isEmpty()
                                ? ""
                                : "<span class=\"clip\">" + Icons.CLIP + "</span>"),
                date,
                Times.inList(date, screen.emulator().clock().instant()));
    }

    static String subject(Message message) {
        String subject = message.summary().subject();
        return subject.isBlank() ? "(no subject)" : subject;
    }

    private static Html mark(Message message, boolean unread) {
        if (message.has(Labels.STARRED)) {
            return Html.of("%s<span class=\"hidden\">Starred%s</span>", Icons.STAR, unread ? ", unread" : "");
        }
        return unread ? new Html("<span class=\"dot\"></span><span class=\"hidden\">Unread</span>") : Html.NONE;
    }

    private static String correspondents(Folder folder, Message message) {
        boolean sent = folder == Folder.SENT;
        List<Person> people =
                Person.list(sent ? message.summary().to() : message.summary().from());
        String names = people.stream()
                .map(person -> person.name().isBlank() ? person.address() : person.name())
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return sent ? "(nobody in To)" : "(no sender)";
        }
        return sent ? "To " + names : names;
    }

    /** How the message came in, if not as mail usually does. */
    private static Html door(Message message) {
        String door = DOORS.getOrDefault(message.via(), "");
        return Html.of(" <em>%s</em>", door).onlyIf(!door.isEmpty());
    }

    private static String words(Message message) {
        return message.summary()
                .snippet()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String nothing(Folder folder, Persona self) {
        return switch (folder) {
            case INBOX -> "Nothing has arrived for " + self.firstName() + " yet. New mail appears here by itself.";
            case STARRED -> "No message has a star.";
            case SENT -> self.firstName() + " has not sent anything yet.";
            case ARCHIVE -> "Nothing is archived.";
            case SPAM -> "No spam.";
            case TRASH -> "The trash is empty.";
        };
    }
}
