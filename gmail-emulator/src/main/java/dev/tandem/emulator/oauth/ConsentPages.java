package dev.tandem.emulator.oauth;

import dev.tandem.emulator.http.Pages;
import dev.tandem.emulator.mailbox.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The pages a person meets on the way: choose an account, consent, or read what is wrong. Plain forms, no script. */
final class ConsentPages {
    private static final String FRAME = resource("consent.html");
    private static final String CHOOSE = "/o/oauth2/v2/auth/account";
    private static final String CONSENT = "/o/oauth2/v2/auth/consent";

    private ConsentPages() {}

    static String chooser(AuthorizationRequest request, List<Account> accounts, String problem) {
        String rows = accounts.stream()
                .map(account -> row(account, request.loginHint()))
                .collect(Collectors.joining());
        String hint = accounts.stream().anyMatch(each -> each.address().equalsIgnoreCase(request.loginHint()))
                ? ""
                : request.loginHint();
        return page("Choose an account", """
                <h1>Choose an account</h1>
                <p class="sub">to continue to <strong>%s</strong></p>
                %s
                <form method="post" action="%s" class="rows" id="choose-account">%s%s</form>
                <details%s><summary>Use another account</summary>
                <form method="post" action="%s" id="another-account">%s
                <label>Address <input name="email" type="email" required value="%s" autocomplete="off"></label>
                <label>Name <input name="name" autocomplete="off"></label>
                <button type="submit" class="main">Create and use this account</button>
                </form></details>
                """.formatted(
                        Pages.escaped(request.clientId()),
                        problem.isEmpty() ? "" : "<p class=\"problem\">" + Pages.escaped(problem) + "</p>",
                        CHOOSE,
                        hidden(request),
                        rows,
                        accounts.isEmpty() || !problem.isEmpty() ? " open" : "",
                        CHOOSE,
                        hidden(request),
                        Pages.escaped(hint)));
    }

    static String consent(AuthorizationRequest request, Account account) {
        String boxes = request.scopes().stream()
                .filter(scope -> !Scopes.isForSignIn(scope))
                .map(ConsentPages::box)
                .collect(Collectors.joining());
        return page("Consent", """
                <h1>%s wants access to your account</h1>
                <p class="who"><span class="initials">%s</span><span>%s<small>%s</small></span></p>
                <form method="post" action="%s" id="consent">%s
                <input type="hidden" name="account" value="%s">
                <p class="sub">Select what it may do. Your name and address are always shared.</p>
                %s
                <p class="buttons"><button type="submit" name="decision" value="deny">Cancel</button>
                <button type="submit" name="decision" value="allow" class="main">Allow</button></p>
                </form>
                """.formatted(
                        Pages.escaped(request.clientId()),
                        Pages.escaped(initials(account)),
                        Pages.escaped(account.name()),
                        Pages.escaped(account.address()),
                        CONSENT,
                        hidden(request),
                        Pages.escaped(account.address()),
                        boxes));
    }

    static String problem(String text) {
        return page("Access blocked", """
                <h1>Access blocked: this request is invalid</h1>
                <p class="problem">%s</p>
                """.formatted(Pages.escaped(text)));
    }

    private static String row(Account account, String hint) {
        boolean hinted = account.address().equalsIgnoreCase(hint);
        return """
                <button type="submit" name="account" value="%s" class="account%s"><span class="initials">%s</span>\
                <span>%s<small>%s</small></span></button>
                """.formatted(
                        Pages.escaped(account.address()),
                        hinted ? " hinted" : "",
                        Pages.escaped(initials(account)),
                        Pages.escaped(account.name()),
                        Pages.escaped(account.address()));
    }

    private static String box(String scope) {
        return """
                <label class="scope"><input type="checkbox" name="scope" value="%s" checked>\
                <span>%s<small>%s</small></span></label>
                """.formatted(Pages.escaped(scope), Pages.escaped(Scopes.words(scope)), Pages.escaped(scope));
    }

    private static String hidden(AuthorizationRequest request) {
        return request.hidden().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(field.name(), Pages.escaped(field.value())))
                .collect(Collectors.joining());
    }

    private static String initials(Account account) {
        String name = account.name().isBlank() ? account.address() : account.name();
        return List.of(name.strip().split("\\s+", -1)).stream()
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(java.util.Locale.ROOT);
    }

    private static String page(String title, String content) {
        return FRAME.replace("{title}", title).replace("{content}", content);
    }

    private static String resource(String name) {
        try (InputStream in = ConsentPages.class.getResourceAsStream("/dev/tandem/emulator/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
