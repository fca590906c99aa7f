package dev.tandem.emulator.webmail;

import java.time.Instant;
import java.util.Set;

/** The whole page around its panes. */
final class Frame {
    private static final Set<String> NARROW_PANES = Set.of("people", "ledger", "tools");

    private Frame() {}

    static Html draw(Screen screen, long state) {
        Persona self = screen.self();
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%sGmail emulator</title>
                <link rel="icon" href="/webmail/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/webmail/page.css">
                <script src="/webmail/page.js" defer></script>
                </head>
                <body data-pane="%s" data-open="%s">
                <div class="stripe"></div>
                %s
                <div class="desk">
                <div class="side">%s%s</div>
                <main>%s</main>
                %s
                </div>
                %s%s%s
                </body>
                </html>
                """,
                title(screen),
                pane(screen),
                screen.open() != null || screen.writing() != null,
                head(screen),
                PeoplePane.draw(screen),
                self == null ? Html.NONE : FolderPane.draw(screen, self),
                self == null ? nobody(screen) : middle(screen, self),
                LedgerPane.draw(screen, state),
                narrowBar(screen),
                Panels.draw(screen),
                Html.of("<p class=\"notice\" role=\"status\" data-testid=\"notice\">%s</p>\n", screen.notice())
                        .onlyIf(!screen.notice().isEmpty()));
    }

    private static String title(Screen screen) {
        Persona self = screen.self();
        if (self == null) {
            return "";
        }
        long unread = self.unread();
        return (unread > 0 ? "(" + unread + ") " : "") + self.shownName() + " - ";
    }

    /** What a narrow screen shows. */
    private static String pane(Screen screen) {
        if (NARROW_PANES.contains(screen.place().panel())) {
            return screen.place().panel();
        }
        if (screen.self() == null) {
            return "people";
        }
        return screen.open() == null && screen.writing() == null ? "list" : "message";
    }

    private static Html head(Screen screen) {
        Instant now = screen.emulator().clock().instant();
        int faults = FaultWords.of(screen.emulator().faults().plan()).size();
        return Html.of(
                """
                <header class="top"><a class="name" href="/">Gmail emulator</a><span class="not">NOT GOOGLE</span>
                <span class="tagline">A test post office on this computer. No email leaves it.</span>
                <div class="time">%s<span id="clock" data-now="%s" data-offset="%s" data-testid="clock">%s</span>
                %s%s<a id="fault-count" class="button" data-live href="%s">%s Faults: %s</a>
                <a class="button danger" href="%s" data-testid="afresh">Start afresh</a></div></header>
                """,
                Icons.CLOCK,
                now.plusSeconds(Times.offsetSeconds(now)).toEpochMilli(),
                1_000L * Times.offsetSeconds(now),
                Times.clock(now),
                later(screen.place(), "PT1H", "+ 1 h"),
                later(screen.place(), "PT24H", "+ 24 h"),
                screen.place().panel("fault").href(),
                Icons.BOLT,
                faults,
                screen.place().panel("afresh").href());
    }

    private static Html later(Place place, String by, String words) {
        return Html.of(
                "<form method=\"post\" action=\"/webmail/clock\">%s<button name=\"advance\" value=\"%s\">%s</button></form>\n",
                place.panel("").hidden(), by, words);
    }

    private static Html middle(Screen screen, Persona self) {
        Html below = Html.NONE;
        if (screen.writing() != null) {
            below = ComposerPane.draw(screen, self, screen.writing());
        } else if (screen.open() != null) {
            below = ReadingPane.draw(screen, self, screen.open());
        } else if (!screen.place().message().isEmpty()) {
            below = new Html("<p class=\"empty\">This message is no longer in the mailbox.</p>\n");
        }
        return Html.of(
                "%s<a class=\"back\" href=\"%s\">%s %s</a>%s<div class=\"sheet\">%s</div>%s",
                ToolBar.draw(screen, self).and(complaint(screen)),
                up(screen),
                Icons.BACK,
                screen.place().folder().title() + " of " + self.firstName(),
                ListPane.draw(screen, self),
                below,
                FaultsBar.draw(screen, self));
    }

    /** On a narrow screen: from the message to its list, from the list to folders and people. */
    private static String up(Screen screen) {
        Place list = screen.place().in(screen.place().folder());
        boolean inList = screen.open() == null && screen.writing() == null;
        return inList ? list.panel("people").href() : list.href();
    }

    /** What no form on the page says already. */
    private static Html complaint(Screen screen) {
        boolean said = screen.writing() != null || !Panels.draw(screen).equals(Html.NONE);
        return Html.of("<p class=\"complaint wide\" role=\"alert\">%s</p>\n", screen.complaint())
                .onlyIf(!said && !screen.complaint().isEmpty());
    }

    private static Html nobody(Screen screen) {
        return Html.of(
                "<div class=\"empty\"><p>There is no Gmail account yet.</p><p><a class=\"button amber\" href=\"%s\">New Gmail account</a></p></div>",
                screen.place().panel("account").href());
    }

    private static Html narrowBar(Screen screen) {
        Place place = screen.place();
        return Html.of(
                """
                <nav class="narrow" aria-label="Panes">
                <a href="%s" data-to="people">People</a><a href="%s" data-to="list">Mail</a>\
                <a href="%s" data-to="ledger">Ledger</a><a href="%s" data-to="tools">Tools</a></nav>
                """,
                place.in(place.folder()).panel("people").href(),
                place.in(place.folder()).href(),
                place.in(place.folder()).panel("ledger").href(),
                place.in(place.folder()).panel("tools").href());
    }
}
