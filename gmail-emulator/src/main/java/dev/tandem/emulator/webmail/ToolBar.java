package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import java.util.ArrayList;
import java.util.List;

/** Write, and what can be done with the open message. */
final class ToolBar {
    private ToolBar() {}

    static Html draw(Screen screen, Persona self) {
        Message open = screen.open();
        return Html.of(
                """
                <div id="tools" class="tools" data-live>
                <a class="button amber" href="%s" data-testid="write">%s Write as %s</a>
                %s</div>
                """,
                screen.place().writing("new").href(),
                Icons.PENCIL,
                self.firstName(),
                open == null || screen.writing() != null ? Html.NONE : deeds(screen.place(), open));
    }

    private static Html deeds(Place place, Message open) {
        return Html.of(
                """
                <form method="post" action="/webmail/file" class="deeds">%s%s</form>
                """,
                place.hidden(),
                Html.each(
                        wanted(open),
                        filing -> Html.of(
                                "<button name=\"to\" value=\"%s\" data-testid=\"%s\">%s</button>\n",
                                filing.inForm(), filing.inForm(), filing.words())));
    }

    private static List<Filing> wanted(Message open) {
        List<Filing> wanted = new ArrayList<>();
        wanted.add(open.has(Labels.STARRED) ? Filing.UNSTAR : Filing.STAR);
        boolean away = open.has(Labels.TRASH) || open.has(Labels.SPAM);
        if (open.has(Labels.INBOX)) {
            wanted.add(Filing.ARCHIVE);
        } else if (away || !open.has(Labels.SENT)) {
            wanted.add(Filing.INBOX);
        }
        if (!open.has(Labels.SPAM) && !open.has(Labels.SENT)) {
            wanted.add(Filing.SPAM);
        }
        if (!open.has(Labels.TRASH)) {
            wanted.add(Filing.TRASH);
        }
        wanted.add(Filing.UNREAD);
        return wanted;
    }
}
