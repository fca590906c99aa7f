package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.ConsentWalk;
import dev.tandem.scenarios.harness.Web;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Somebody of the staff with a mailbox in one sub-account.
 *
 * @param clients address to contact id, of the contacts that are assigned to this person
 * @param before ids of the messages that lay in the mailbox before it was connected
 */
record Colleague(String subAccountId, String address, Crm crm, Map<String, String> clients, List<String> before) {

    private static final int TRIES = 20;
    private static final long AGAIN_AFTER_MILLIS = 500;

    /** The path of something in this sub-account. */
    String path(String part) {
        return "/sub-accounts/" + subAccountId + part;
    }

    JsonNode connection() {
        return crm.get(path("/connection"));
    }

    String state() {
        return connection().path("state").asString();
    }

    /** Gives consent, as often as a server dies in the middle of it. */
    void connect() {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (tryToConnect()) {
                return;
            }
            Pause.millis(AGAIN_AFTER_MILLIS);
        }
        throw new IllegalStateException(address + " cannot be connected; its connection is " + connection());
    }

    private boolean tryToConnect() {
        String url = crm.ask("POST", path("/connection"), Map.of("provider", "GMAIL"))
                .body()
                .path("authorizationUrl")
                .asString();
        try {
            Web.ask(Web.to(ConsentWalk.allow(URI.create(url), address).toString())
                    .build());
        } catch (RuntimeException | AssertionError cutOff) {
            return false;
        }
        String state = state();
        return !state.equals("DISCONNECTED") && !state.equals("AWAITING_CONSENT");
    }
}
