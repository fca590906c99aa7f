package dev.tandem.emulator.webmail;

import java.util.List;

/** The dialogs: a new account, a password, starting afresh. Which one is open stands in the URL. */
final class Panels {
    private Panels() {}

    static Html draw(Screen screen) {
        return switch (screen.place().panel()) {
            case "account" -> account(screen);
            case "password" -> password(screen);
            case "fault" -> FaultPanel.draw(screen);
            case "afresh" -> afresh(screen);
            default -> Html.NONE;
        };
    }

    static Html dialog(Screen screen, String title, Html content) {
        return Html.of(
                """
                <dialog open id="panel" data-back="%s" data-testid="panel" aria-labelledby="panel-title">
                <header><h2 id="panel-title">%s</h2><a class="button" href="%s" aria-label="Close">×</a></header>
                %s%s
                </dialog>
                """,
                back(screen),
                title,
                back(screen),
                Html.of("<p class=\"complaint\" role=\"alert\">%s</p>\n", screen.complaint())
                        .onlyIf(!screen.complaint().isEmpty()),
                content);
    }

    static String back(Screen screen) {
        return screen.place().panel("").href();
    }

    static Html accounts(Screen screen, boolean all) {
        Persona self = screen.self();
        return Html.of(
                "<label>Account <select name=\"account\">%s%s</select></label>\n",
                new Html(all ? "<option value=\"\">every account</option>" : ""),
                Html.each(
                        screen.accounts(),
                        each -> Html.of(
                                "<option value=\"%s\"%s>%s</option>",
                                each.address(),
                                new Html(
                                        !all && self != null && self.address().equals(each.address())
                                                ? " selected"
                                                : ""),
                                each.address())));
    }

    private static Html account(Screen screen) {
        return dialog(screen, "New Gmail account", Html.of("""
                <form method="post" action="/webmail/accounts" data-testid="account-form">%s
                <label>Name <input name="name" autocomplete="off" autofocus required></label>
                <label>Address <input name="email" type="email" autocomplete="off" required placeholder="name@company.example"></label>
                <p>Any address will do. Mail for it arrives here from now on, and apps can ask for access to it.</p>
                <p class="answers"><button class="main">Create account</button><a class="button" href="%s">Cancel</a></p></form>
                """, screen.place().hidden(), back(screen)));
    }

    private static Html password(Screen screen) {
        return dialog(
                screen,
                "Change a password",
                Html.of("""
                <form method="post" action="/webmail/password" data-testid="password-form">%s%s
                <p>Nobody needs a password here. But as at Google, changing it ends the access of every app that may read or
                send the mail of this account: its next call answers 401, its next refresh invalid_grant.</p>
                <p class="answers"><button class="main">Change password</button><a class="button" href="%s">Cancel</a></p></form>
                """, screen.place().hidden(), accounts(screen, false), back(screen)));
    }

    private static Html afresh(Screen screen) {
        long messages = List.of(screen.accounts(), screen.outside()).stream()
                .flatMap(List::stream)
                .mapToLong(persona -> persona.messages().size())
                .sum();
        return dialog(screen, "Start afresh?", Html.of("""
                <form method="post" action="/webmail/afresh" data-testid="afresh-form">
                <p>All %s messages, every account made since the start, all consents, faults and the ledger are forgotten, and
                the clock goes back. The people of the start come in again with empty mailboxes. Apps have to connect anew.</p>
                <p class="answers"><button class="danger">Start afresh</button><a class="button" href="%s" autofocus>Keep everything</a></p>
                </form>
                """, messages, back(screen)));
    }
}
