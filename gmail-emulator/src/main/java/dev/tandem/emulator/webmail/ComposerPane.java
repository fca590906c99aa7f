package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.MimePart;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which a message is written. */
final class ComposerPane {
    private static final Map<String, String> TITLES =
            Map.of("reply", "Reply as ", "reply-all", "Reply to all as ", "forward", "Forward as ");

    private ComposerPane() {}

    static Html draw(Screen screen, Persona self, Writing writing) {
        Place place = screen.place();
        return Html.of(
                """
                <form id="composer" class="composer" method="post" action="/webmail/send" enctype="multipart/form-data" \
                data-testid="composer">%s
                <h1>%s%s <small>%s</small></h1>
                %s%s%s%s%s
                <label class="line words"><span>Text</span><textarea name="text" rows="9"%s>%s</textarea></label>
                %s<label class="line"><span>Files</span><input type="file" name="files" multiple></label>
                <p class="answers"><button type="submit" class="main" data-testid="send">Send</button>
                <a class="button" href="%s" data-testid="discard">Discard</a><kbd>Ctrl Enter sends</kbd></p>
                %s</form>
                """,
                place.hidden(),
                TITLES.getOrDefault(place.write(), "Write as "),
                self.firstName(),
                self.address(),
                Html.of("<p class=\"complaint\" role=\"alert\">%s</p>\n", screen.complaint())
                        .onlyIf(!screen.complaint().isEmpty()),
                line("To", "to", writing.to(), writing.to().isEmpty()),
                line("Cc", "cc", writing.cc(), false),
                line("Bcc", "bcc", writing.bcc(), false),
                line("Subject", "subject", writing.subject(), false),
                new Html(writing.to().isEmpty() ? "" : " autofocus"),
                new Html("\n" + Html.of("%s", writing.text())),
                kept(place, self, screen.open()),
                place.showing(false).href(),
                known(screen));
    }

    private static Html line(String words, String name, String value, boolean first) {
        return Html.of(
                "<label class=\"line\"><span>%s</span><input name=\"%s\" value=\"%s\" autocomplete=\"off\"%s%s></label>\n",
                words,
                name,
                value,
                new Html(name.equals("subject") ? "" : " list=\"known\" spellcheck=\"false\" inputmode=\"email\""),
                new Html(first ? " autofocus" : ""));
    }

    /** The files of a message that is being forwarded; each can be left out. */
    private static Html kept(Place place, Persona self, @Nullable Message open) {
        if (!place.write().equals("forward") || open == null || self.mailbox() == null) {
            return Html.NONE;
        }
        List<MimePart> files = Contents.of(self.mailbox().raw(open.id())).files();
        return Html.each(
                files,
                part -> Html.of(
                        "<label class=\"line kept\"><span></span><input type=\"checkbox\" name=\"keep\" value=\"%s\" checked> %s <small>%s</small></label>\n",
                        part.partId(), ReadingPane.fileName(part), ReadingPane.size(part.content().length)));
    }

    private static Html known(Screen screen) {
        List<Persona> people = Stream.concat(screen.accounts().stream(), screen.outside().stream())
                .toList();
        return Html.of(
                "<datalist id=\"known\">%s</datalist>",
                Html.each(
                        people,
                        person -> Html.of("<option value=\"%s\">%s</option>", person.address(), person.shownName())));
    }
}
