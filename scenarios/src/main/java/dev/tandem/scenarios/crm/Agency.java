package dev.tandem.scenarios.crm;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Nora, who runs the agency: makes sub-accounts and lets people in. Scenarios that share a server get rooms of their own from her. */
public final class Agency {

    /** Of everybody whom she lets in. */
    public static final String PASSWORD = "ein gutes Passwort";

    private final String serverUrl;
    private final CrmApi nora;

    public Agency(String serverUrl) {
        this.serverUrl = serverUrl;
        this.nora = CrmApi.of(serverUrl, "nora@nordlicht.example", "nordlicht");
    }

    /** Makes a sub-account; answers its id. */
    public String subAccount(String name) {
        return nora.post("/sub-accounts", Map.of("name", name, "timeZone", "Europe/Berlin", "language", "de"))
                .path("id")
                .asString();
    }

    /** Lets somebody into a sub-account; answers their user id. Somebody new gets the password that {@link #logIn} uses. */
    public String member(String subAccountId, String address, String name) {
        Map<String, String> member = Map.of("email", address, "name", name, "role", "USER", "password", PASSWORD);
        return nora.post("/sub-accounts/" + subAccountId + "/members", member)
                .path("userId")
                .asString();
    }

    /** Writes down a contact; answers its id. */
    public String contact(String subAccountId, String name, String address, String assignedTo) {
        var addresses = List.of(Map.of("value", address, "primary", true));
        Map<String, ?> contact = assignedTo.isEmpty()
                ? Map.of("lastName", name, "addresses", addresses)
                : Map.of("lastName", name, "addresses", addresses, "assignedTo", assignedTo);
        JsonNode made = nora.post("/sub-accounts/" + subAccountId + "/contacts", contact);
        return made.path("id").asString();
    }

    /** Logs in somebody whom she let in. */
    public CrmApi logIn(String address) {
        return CrmApi.of(serverUrl, address, PASSWORD);
    }
}
