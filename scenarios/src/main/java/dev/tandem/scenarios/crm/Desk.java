package dev.tandem.scenarios.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.gmail.ConsentWalk;
import dev.tandem.scenarios.harness.Json;
import dev.tandem.scenarios.harness.Web;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One user at work in one sub-account, through the API. */
public final class Desk {

    private final CrmApi api;
    private final String here;

    private Desk(CrmApi api, String subAccountId) {
        this.api = api;
        this.here = "/sub-accounts/" + subAccountId;
    }

    /** In the sub-account of this name, of which the user is a member. */
    public static Desk in(String subAccount, CrmApi api) {
        return Json.list(api.get("/me").path("memberships")).stream()
                .map(membership -> membership.path("subAccount"))
                .filter(found -> found.path("name").asString().equals(subAccount))
                .findFirst()
                .map(found -> new Desk(api, found.path("id").asString()))
                .orElseThrow();
    }

    public CrmApi api() {
        return api;
    }

    /** The path of something in this sub-account. */
    public String path(String part) {
        return here + part;
    }

    /** Connects the mailbox of this address, consent page included. */
    public void connect(String address) {
        URI question = URI.create(api.post(path("/connection"), Map.of("provider", "GMAIL"))
                .path("authorizationUrl")
                .asString());
        Web.ask(Web.to(ConsentWalk.allow(question, address).toString()).build());
        assertThat(connection().path("address").asString()).isEqualTo(address);
    }

    /** The user's own connection. */
    public JsonNode connection() {
        return api.get(path("/connection"));
    }

    /** The contact that has this address. */
    public String contact(String address) {
        String found = "/contacts?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return Json.list(api.get(path(found)).path("items"))
                .getFirst()
                .path("id")
                .asString();
    }

    /** All conversations, newest first. */
    public List<JsonNode> conversations() {
        return Json.list(api.get(path("/conversations?filter=all&limit=200")).path("items"));
    }

    /** Every message of a contact's conversation; nothing where there is none. */
    public List<JsonNode> messagesWith(String contact) {
        return conversations().stream()
                .filter(conversation ->
                        conversation.path("contact").path("id").asString().equals(contact))
                .flatMap(conversation -> messagesIn(conversation.path("id").asString()).stream())
                .toList();
    }

    /** Sends an individual email; answers the message as it was queued. */
    public JsonNode send(Map<String, ?> message) {
        return api.post(path("/messages"), message);
    }

    private List<JsonNode> messagesIn(String conversation) {
        return Json.list(api.get(path("/conversations/" + conversation + "/messages?limit=200"))
                .path("items"));
    }
}
