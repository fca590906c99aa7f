package dev.tandem.emulator.webmail;

import java.util.List;

/** Under the message: what goes wrong on purpose, and the password. */
final class FaultsBar {
    private FaultsBar() {}

    static Html draw(Screen screen, Persona self) {
        List<FaultWords> faults = FaultWords.of(screen.emulator().faults().plan());
        String password = self.gmail() ? "Change " + self.firstName() + "’s password" : "Change a password";
        return Html.of(
                """
                <footer id="faults" class="faults" data-live data-testid="faults"><h2>Faults</h2>
                <div class="chips">%s</div>
                <div class="more"><a class="button" href="%s" data-testid="add-fault">Add fault</a>%s</div></footer>
                """,
                faults.isEmpty()
                        ? new Html("<span class=\"none\">None. Everything answers as it should.</span>")
                        : Html.each(faults, fault -> chip(screen.place(), fault)),
                screen.place().panel("fault").href(),
                Html.of(
                                "<a class=\"button\" href=\"%s\" data-testid=\"password\">%s</a>",
                                screen.place().panel("password").href(), password)
                        .onlyIf(!screen.accounts().isEmpty()));
    }

    private static Html chip(Place place, FaultWords fault) {
        return Html.of("""
                <form method="post" action="/webmail/faults/remove" class="chip" data-testid="fault">%s\
                <input type="hidden" name="fault" value="%s"><input type="hidden" name="what" value="%s">\
                <span><b>%s</b> %s</span><button>Remove</button></form>
                """, place.hidden(), fault.key(), fault.what(), fault.what(), fault.does());
    }
}
