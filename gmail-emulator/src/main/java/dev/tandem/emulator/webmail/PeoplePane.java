package dev.tandem.emulator.webmail;

/** Whom one can be: accounts in squares, persons of the outside world in dashed circles. */
final class PeoplePane {
    private PeoplePane() {}

    static Html draw(Screen screen) {
        Persona self = screen.self();
        boolean stranger = self != null && self.mailbox() == null;
        return Html.of(
                """
                <nav id="people" class="people" aria-label="People" data-live data-testid="people">
                <h2>Be this person</h2>
                <ul class="accounts">%s</ul>
                <h2>Outside world</h2>
                <ul class="outsiders">%s%s</ul>
                </nav>
                <div class="others">
                <form class="anybody" action="/" data-testid="anybody-else">
                <span class="face outside" aria-hidden="true">?</span>
                <label><b>Anybody else</b> <input name="as" type="email" required placeholder="type an address" autocomplete="off"></label>
                <button type="submit">Be this</button>
                </form>
                <a class="button wide" href="%s" data-testid="new-account">%s New Gmail account</a>
                </div>
                """,
                Html.each(screen.accounts(), persona -> row(screen, persona)),
                Html.each(screen.outside(), persona -> row(screen, persona)),
                self != null && stranger ? row(screen, self) : Html.NONE,
                screen.place().panel("account").href(),
                Icons.PERSON);
    }

    private static Html row(Screen screen, Persona persona) {
        Persona self = screen.self();
        boolean chosen = self != null && self.address().equals(persona.address());
        long unread = persona.unread();
        return Html.of(
                """
                <li><a href="%s" class="person"%s data-testid="person" data-address="%s">%s
                <span><b>%s</b><small>%s</small></span>%s</a></li>
                """,
                screen.place().being(persona.address()).href(),
                new Html(chosen ? " aria-current=\"true\"" : ""),
                persona.address(),
                face(persona),
                persona.shownName(),
                persona.address(),
                Html.of("<em title=\"%s unread\">%s</em>", unread, unread).onlyIf(unread > 0));
    }

    private static Html face(Persona persona) {
        return Html.of(
                "<span class=\"face %s\" aria-hidden=\"true\">%s</span>",
                persona.gmail() ? "gmail" : "outside", persona.initials());
    }
}
