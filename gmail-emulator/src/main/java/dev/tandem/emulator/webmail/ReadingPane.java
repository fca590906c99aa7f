package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One open message: who, what, the files, the ids, and how to answer. */
final class ReadingPane {
    private ReadingPane() {}

    static Html draw(Screen screen, Persona self, Message message) {
        byte[] raw = Objects.requireNonNull(self.mailbox()).raw(message.id());
        HeaderBlock head = HeaderBlock.of(raw);
        Contents contents = Contents.of(raw);
        Place place = screen.place();
        return Html.of(
                """
                <article id="reading" class="reading" data-testid="message" data-id="%s">
                <header><h1 tabindex="-1">%s</h1><time datetime="%s">%s</time></header>
                <p class="route">%s</p>
                %s%s%s%s
                <p class="answers">%s%s%s</p>
                </article>
                """,
                message.id(),
                ListPane.subject(message),
                Instant.ofEpochMilli(message.internalDate()),
                Times.onMessage(
                        Instant.ofEpochMilli(message.internalDate()),
                        screen.emulator().clock().instant()),
                route(head),
                views(place, contents),
                body(place, contents),
                files(place, contents),
                ids(screen, message, head),
                answer(place, "reply", "Reply"),
                answer(place, "reply-all", "Reply all"),
                answer(place, "forward", "Forward"));
    }

    static String fileName(MimePart part) {
        return part.filename().isBlank()
                ? "part-" + part.partId() + "." + part.mimeType().replaceAll("^.*/", "")
                : part.filename();
    }

    /** The sender in full, the others by name where they have one; their addresses on a closer look. */
    private static Html route(HeaderBlock head) {
        List<Person> from = Person.list(head.joined("From"));
        Html sender = from.isEmpty()
                ? Html.of("(no sender)")
                : Html.of("%s", from.stream().map(Answering::shown).collect(Collectors.joining(", ")));
        List<Person> to = Person.list(head.joined("To"));
        return Html.of(
                "%s to %s%s%s",
                sender,
                to.isEmpty() ? "nobody in To" : names(to),
                copies("Cc", Person.list(head.joined("Cc"))),
                copies("Bcc", Person.list(head.joined("Bcc"))));
    }

    private static Html copies(String kind, List<Person> people) {
        return Html.of(", %s %s", kind, names(people)).onlyIf(!people.isEmpty());
    }

    private static Html names(List<Person> people) {
        String all = people.stream()
                .map(person -> person.name().isBlank() ? person.address() : person.name())
                .collect(Collectors.joining(", "));
        String addresses = people.stream().map(Person::address).collect(Collectors.joining(", "));
        return Html.of("<span title=\"%s\">%s</span>", addresses, all);
    }

    private static Html views(Place place, Contents contents) {
        if (contents.html().isBlank() || contents.text().isBlank()) {
            return Html.NONE;
        }
        return Html.of(
                "<p class=\"views\"><a href=\"%s\"%s>Plain text</a> <a href=\"%s\"%s>Formatted</a></p>\n",
                place.showing(false).href(),
                new Html(place.formatted() ? "" : " aria-current=\"true\""),
                place.showing(true).href(),
                new Html(place.formatted() ? " aria-current=\"true\"" : ""));
    }

    /** HTML only ever in a frame that may do nothing; its own headers forbid the same again. */
    private static Html body(Place place, Contents contents) {
        boolean framed = !contents.html().isBlank()
                && (place.formatted() || contents.text().isBlank());
        return framed
                ? Html.of(
                        "<iframe class=\"foreign\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" "
                                + "referrerpolicy=\"no-referrer\" title=\"Formatted message\" src=\"%s\"></iframe>\n",
                        place.href("/webmail/formatted"))
                : Html.of(
                        "<div class=\"text\" data-testid=\"text\">%s</div>\n",
                        contents.text().strip());
    }

    private static Html files(Place place, Contents contents) {
        Html items = Html.each(
                contents.files(),
                part -> Html.of(
                        "<li><a href=\"%s&amp;part=%s\" download=\"%s\" data-testid=\"attachment\">%s %s <small>%s</small></a></li>\n",
                        new Html(
                                Html.of("%s", place.href("/webmail/attachment")).markup()),
                        part.partId(),
                        fileName(part),
                        Icons.CLIP,
                        fileName(part),
                        size(part.content().length)));
        return Html.of("<ul class=\"files\">%s</ul>\n", items)
                .onlyIf(!contents.files().isEmpty());
    }

    private static Html ids(Screen screen, Message message, HeaderBlock head) {
        return Html.of(
                """
                <dl class="ids" data-testid="ids">%s%s%s%s
                <dd class="source"><a href="%s" target="_blank">Show source</a></dd></dl>
                """,
                fact("Message-ID", message.rfcMessageId()),
                fact("In-Reply-To", head.first("In-Reply-To")),
                fact("This copy", message.id() + " in thread " + message.threadId()),
                fact("Sender’s copy", senders(screen, message)),
                screen.place().href("/webmail/source"));
    }

    private static Html fact(String name, String value) {
        return Html.of("<dt>%s</dt><dd>%s</dd>\n", name, value).onlyIf(!value.isBlank());
    }

    /** Where the sender, if an account here, keeps the same message. */
    private static String senders(Screen screen, Message message) {
        if (message.rfcMessageId().isEmpty() || message.has(Labels.SENT)) {
            return "";
        }
        return screen.emulator().mailboxes().accounts(Kind.GMAIL).stream()
                .flatMap(account ->
                        Stream.ofNullable(screen.emulator().mailboxes().gmail(account.address())))
                .flatMap((Mailbox mailbox) -> mailbox.withRfcMessageId(message.rfcMessageId()).stream())
                .filter(copy -> copy.has(Labels.SENT))
                .map(copy -> copy.id() + " in thread " + copy.threadId())
                .findFirst()
                .orElse("");
    }

    private static Html answer(Place place, String write, String words) {
        return Html.of(
                "<a class=\"button%s\" href=\"%s\" data-testid=\"%s\">%s</a> ",
                write.equals("reply") ? " main" : "", place.writing(write).href(), write, words);
    }

    static String size(int bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024 ? bytes / 1024 + " kB" : "%.1f MB".formatted(bytes / (1024.0 * 1024));
    }
}
