package dev.tandem.emulator.oauth;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Values;
import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.store.Store;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The authorization endpoint: account chooser, consent, and the way back to the client. */
public final class ConsentDoor implements Door {
    private static final String PATH = "/o/oauth2/v2/auth";

    private final Store store;
    private final Mailboxes mailboxes;
    private final Tokens tokens;

    public ConsentDoor(Store store, Mailboxes mailboxes, Tokens tokens) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.tokens = tokens;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        boolean post = call.verb().equals("POST");
        return switch (call.path()) {
            case PATH, "/o/oauth2/auth" -> begin(new AuthorizationRequest(post ? call.form() : call.query()));
            case PATH + "/account" -> post ? chosen(call.form()) : null;
            case PATH + "/consent" -> post ? decided(call.form()) : null;
            default -> null;
        };
    }

    private Answer begin(AuthorizationRequest request) {
        String fault = request.fault();
        if (fault != null) {
            return Answer.html(400, ConsentPages.problem(fault));
        }
        if (request.prompts("none")) {
            return Redirects.back(request, Map.of("error", "interaction_required"));
        }
        return Answer.html(200, ConsentPages.chooser(request, accounts(request), ""));
    }

    private Answer chosen(Values form) {
        AuthorizationRequest request = AuthorizationRequest.carried(form);
        String fault = request.fault();
        if (fault != null) {
            return Answer.html(400, ConsentPages.problem(fault));
        }
        String created = form.first("email");
        if (created != null && !created.strip().matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
            String problem = "This is not an email address. Write it like name@company.example.";
            return Answer.html(400, ConsentPages.chooser(request, accounts(request), problem));
        }
        Mailbox mailbox = created == null
                ? mailboxes.gmail(form.first("account", ""))
                : store.act(() -> mailboxes.create(created.strip(), name(form, created), Kind.GMAIL));
        if (mailbox == null) {
            return Answer.html(400, ConsentPages.chooser(request, accounts(request), "Couldn't find this account."));
        }
        Set<String> granted = tokens.granted(mailbox.address(), request.clientId());
        boolean known = !request.prompts("consent") && granted.containsAll(request.scopes());
        return known
                ? allowed(request, mailbox, request.scopes(), false)
                : Answer.html(200, ConsentPages.consent(request, mailbox.account()));
    }

    private Answer decided(Values form) {
        AuthorizationRequest request = AuthorizationRequest.carried(form);
        Mailbox mailbox = mailboxes.gmail(form.first("account", ""));
        String fault = request.fault();
        if (fault != null || mailbox == null) {
            return Answer.html(400, ConsentPages.problem(fault == null ? "Couldn't find this account." : fault));
        }
        if (!form.first("decision", "").equals("allow")) {
            return Redirects.back(request, Map.of("error", "access_denied"));
        }
        Set<String> ticked = new HashSet<>(request.scopes());
        ticked.removeIf(
                scope -> !Scopes.isForSignIn(scope) && !form.all("scope").contains(scope));
        return ticked.isEmpty()
                ? Redirects.back(request, Map.of("error", "access_denied"))
                : allowed(request, mailbox, ticked, true);
    }

    private Answer allowed(AuthorizationRequest request, Mailbox mailbox, Set<String> ticked, boolean asked) {
        Set<String> scopes = new TreeSet<>(ticked);
        if (request.includesGranted()) {
            scopes.addAll(tokens.granted(mailbox.address(), request.clientId()));
        }
        String code = store.act(() -> tokens.newCode(new AuthorizationCode(
                mailbox.address(),
                request.clientId(),
                request.redirectUri(),
                scopes,
                request.text("code_challenge"),
                request.fields().first("code_challenge_method", "plain"),
                request.text("nonce"),
                request.offline() && asked,
                tokens.codeExpiry(),
                false)));
        return Redirects.back(
                request,
                new java.util.TreeMap<>(Map.of(
                        "code",
                        code,
                        "scope",
                        Scopes.text(scopes),
                        "authuser",
                        "0",
                        "prompt",
                        asked ? "consent" : "none")));
    }

    /** All accounts, the hinted one first. */
    private List<Account> accounts(AuthorizationRequest request) {
        return mailboxes.accounts(Kind.GMAIL).stream()
                .sorted(Comparator.comparing(account -> !account.address().equalsIgnoreCase(request.loginHint())))
                .toList();
    }

    private static String name(Values form, String address) {
        String name = form.first("name", "").strip();
        return name.isEmpty() ? address.strip().substring(0, address.strip().indexOf('@')) : name;
    }
}
