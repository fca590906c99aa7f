package dev.tandem.emulator.control;

import dev.tandem.emulator.google.Grant;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Arrival;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mailbox.SendAs;
import dev.tandem.emulator.model.Emulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gmail accounts: made, filled, asked for the truth, robbed of their tokens. */
final class AccountControl {
    private final Emulator emulator;

    AccountControl(Emulator emulator) {
        this.emulator = emulator;
    }

    void addTo(ControlDoor door) {
        door.add("POST", "/accounts", this::create)
                .add("GET", "/accounts", _ -> list())
                .add("POST", "/accounts/{email}/messages", this::arrive)
                .add("GET", "/accounts/{email}/messages", this::truth)
                .add("GET", "/accounts/{email}/messages/{id}", this::source)
                .add("POST", "/accounts/{email}/tokens", this::tokens)
                .add("POST", "/accounts/{email}/aliases", this::alias)
                .add("POST", "/accounts/{email}/password-change", this::passwordChanged)
                .add("POST", "/accounts/{email}/history/expire", this::expire);
    }

    /** Asked twice for the same address, the account is still one; a new name is taken. */
    private Answer create(ControlCall call) {
        String address = call.requiredAddress("email");
        boolean known = emulator.mailboxes().gmail(address) != null;
        String name = Json.text(call.json(), "name", "");
        Mailbox made = emulator.store().act(() -> emulator.mailboxes().create(address, name, Kind.GMAIL));
        return Answer.json(known ? 200 : 201, account(made));
    }

    private Answer list() {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        emulator.mailboxes().accounts(Kind.GMAIL).forEach(each -> items.add(account(mailbox(each.address()))));
        return Answer.json(200, answer);
    }

    /** Byte for byte: nothing is added, nothing is suppressed. */
    private Answer arrive(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        String labels = call.call().query().first("labels", "INBOX,UNREAD");
        List<String> ids = new ArrayList<>(List.of(labels.split(",", -1)));
        ids.removeIf(String::isBlank);
        Message message =
                emulator.store().act(() -> mailbox.add(Arrival.of(call.call().body(), ids, "control")));
        return Answer.json(
                201,
                Json.object()
                        .put("id", message.id())
                        .put("threadId", message.threadId())
                        .put("historyId", Long.toUnsignedString(message.historyId())));
    }

    private Answer truth(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        mailbox.messages().forEach(message -> items.add(MessageTruth.json(message)));
        answer.put("historyId", Long.toUnsignedString(mailbox.account().historyId()));
        return Answer.json(200, answer);
    }

    private Answer source(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        if (mailbox.get(call.pathPart("id")) == null) {
            throw new Problem(404, "There is no message " + call.pathPart("id") + " in this mailbox.");
        }
        return Answer.bytes("message/rfc822", mailbox.raw(call.pathPart("id")));
    }

    private Answer tokens(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        Set<String> scopes = emulator.scopes(scopeText(call.json().path("scopes")));
        String client = Json.text(call.json(), "clientId", "control");
        var grant = new Grant(mailbox.address(), client, scopes);
        return emulator.store().act(() -> {
            String refresh = emulator.tokens().newRefreshToken(grant);
            String access = emulator.tokens().newAccessToken(grant, refresh);
            String scope = String.join(" ", scopes);
            return Answer.json(
                    201,
                    Json.object()
                            .put("accessToken", access)
                            .put("refreshToken", refresh)
                            .put("expiresIn", 3599)
                            .put("access_token", access)
                            .put("refresh_token", refresh)
                            .put("expires_in", 3599)
                            .put("scope", scope)
                            .put("token_type", "Bearer"));
        });
    }

    private Answer alias(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        String address = call.requiredAddress("email").toLowerCase(Locale.ROOT);
        ObjectNode json = call.json();
        boolean accepted = json.path("verified").asBoolean(true);
        String name = Json.text(json, "name", mailbox.account().name());
        boolean own = address.equals(mailbox.address());
        var alias = new SendAs(address, name, "", Json.text(json, "signature", ""), own, own, accepted);
        emulator.store().act(() -> mailbox.sendAs().put(alias));
        return Answer.json(201, Json.object().put("email", address).put("verified", accepted));
    }

    private Answer passwordChanged(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        int dead = emulator.store().act(() -> emulator.tokens().passwordChanged(mailbox.address()));
        return Answer.json(200, Json.object().put("revokedRefreshTokens", dead));
    }

    private Answer expire(ControlCall call) {
        Mailbox mailbox = mailbox(call.pathPart("email"));
        emulator.store().act(() -> mailbox.history().expire());
        return Answer.json(
                200,
                Json.object()
                        .put(
                                "historyId",
                                Long.toUnsignedString(mailbox.account().historyId())));
    }

    private Mailbox mailbox(String address) {
        Mailbox mailbox = emulator.mailboxes().gmail(address);
        if (mailbox == null) {
            throw new Problem(
                    404, "There is no Gmail account " + address + ". Make it with POST /emulator/v1/accounts.");
        }
        return mailbox;
    }

    private static ObjectNode account(Mailbox mailbox) {
        return Json.object()
                .put("email", mailbox.address())
                .put("name", mailbox.account().name())
                .put("sub", mailbox.account().sub())
                .put("historyId", Long.toUnsignedString(mailbox.account().historyId()));
    }

    /** A list, or one text with blanks in between. */
    private static String scopeText(JsonNode scopes) {
        if (scopes.isString()) {
            return scopes.asString();
        }
        List<String> all = new ArrayList<>();
        scopes.forEach(scope -> all.add(scope.asString()));
        return String.join(" ", all);
    }
}
