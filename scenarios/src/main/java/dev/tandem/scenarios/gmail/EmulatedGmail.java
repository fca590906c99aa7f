package dev.tandem.scenarios.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.Json;
import dev.tandem.scenarios.harness.Web;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The emulator seen from behind: what mailboxes hold, what left to the outside, and what the API was asked. */
public final class EmulatedGmail {

    private static final String SCOPE = "https://www.googleapis.com/auth/gmail.modify";

    private final String root;
    private final int smtpPort;

    public EmulatedGmail(EmulatorProcess emulator) {
        this(emulator.url(), emulator.smtpPort());
    }

    /** One that somebody else started. */
    public EmulatedGmail(String url, int smtpPort) {
        this.root = url;
        this.smtpPort = smtpPort;
    }

    /** Makes a Gmail account; asking twice is harmless. */
    public void account(String address, String name) {
        control("POST", "/accounts", Json.write(Map.of("email", address, "name", name)));
    }

    /** Everything in a mailbox, newest first. */
    public List<Copy> mailbox(String address) {
        return Json.list(control("GET", "/accounts/" + address + "/messages", new byte[0])
                        .path("items"))
                .stream()
                .map(Copy::of)
                .toList();
    }

    /** What stands in Sent. */
    public List<Copy> sent(String address) {
        return Copy.in("SENT", mailbox(address));
    }

    /** One message as it lies in a Gmail mailbox. */
    public Received source(String address, Copy copy) {
        HttpResponse<byte[]> answer =
                Web.ask(Web.to(root + "/emulator/v1/accounts/" + address + "/messages/" + copy.id())
                        .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Received(copy.id(), copy.threadId(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** What somebody in the outside world received, oldest first. */
    public List<Received> inboxOf(String outside) {
        return Json.list(control("GET", "/outside?to=" + escaped(outside), new byte[0])
                        .path("items"))
                .stream()
                .map(EmulatedGmail::received)
                .toList();
    }

    /** Somebody outside sends a letter to everybody it names. */
    public void outsideSends(Letter letter) {
        String from = letter.headers().getOrDefault("From", "");
        control("POST", "/outside/messages?from=" + escaped(addressIn(from)), letter.raw());
    }

    /** Bytes arrive in a mailbox as they are, however odd. */
    public String arrives(String address, byte[] raw) {
        return control("POST", "/accounts/" + address + "/messages?labels=INBOX,UNREAD", raw)
                .path("id")
                .asString();
    }

    /** The owner writes in Gmail itself, in a new thread or in a running one. */
    public Copy ownerSends(String address, Letter letter, String threadId) {
        String token = control(
                        "POST",
                        "/accounts/" + address + "/tokens",
                        Json.write(Map.of("clientId", "gmail-itself", "scopes", List.of(SCOPE))))
                .path("accessToken")
                .asString();
        String raw = Base64.getUrlEncoder().encodeToString(letter.raw());
        Map<String, String> message =
                threadId.isEmpty() ? Map.of("raw", raw) : Map.of("raw", raw, "threadId", threadId);
        HttpRequest request = Web.to(root + "/gmail/v1/users/me/messages/send")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(message)))
                .build();
        String id = Json.read(Web.ask(request).body()).path("id").asString();
        return mailbox(address).stream()
                .filter(copy -> copy.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The owner writes by hand, in a new thread or in a running one; no fault of the API hits it. */
    public void ownerWrites(String address, Letter letter, String threadId) {
        String thread = threadId.isEmpty() ? "" : "?threadId=" + threadId;
        control("POST", "/accounts/" + address + "/sent" + thread, letter.raw());
    }

    /** The owner changes labels by hand. */
    public void ownerLabels(String address, String id, List<String> add, List<String> remove) {
        control(
                "POST",
                "/accounts/" + address + "/messages/" + id + "/labels",
                Json.write(Map.of("add", add, "remove", remove)));
    }

    /** The owner deletes a message for ever. */
    public void ownerDeletes(String address, String id) {
        control("DELETE", "/accounts/" + address + "/messages/" + id, new byte[0]);
    }

    /** The owner changes the password, which ends every consent. */
    public void passwordChanges(String address) {
        control("POST", "/accounts/" + address + "/password-change", new byte[0]);
    }

    /** Google forgets the older history. */
    public void historyExpires(String address) {
        control("POST", "/accounts/" + address + "/history/expire", new byte[0]);
    }

    /** Nothing goes wrong any more. */
    public void noFaults() {
        control("DELETE", "/faults", new byte[0]);
    }

    /** The API calls since an entry of the ledger, oldest first. */
    public List<JsonNode> ledgerSince(long entry) {
        return Json.list(control("GET", "/ledger?since=" + entry, new byte[0]).path("items"));
    }

    /** The number of the ledger's last entry. */
    public long ledgerNow() {
        return control("GET", "/ledger?since=" + Long.MAX_VALUE, new byte[0])
                .path("lastSeq")
                .asLong();
    }

    /** What goes wrong from now on; see the emulator's README. */
    public void faults(String plan) {
        control("PUT", "/faults", plan.getBytes(StandardCharsets.UTF_8));
    }

    public int smtpPort() {
        return smtpPort;
    }

    private static Received received(JsonNode item) {
        return new Received(
                item.path("id").asString(),
                item.path("threadId").asString(),
                item.path("source").asString());
    }

    private JsonNode control(String verb, String path, byte[] body) {
        HttpResponse<byte[]> answer = Web.ask(Web.to(root + "/emulator/v1" + path)
                .method(verb, BodyPublishers.ofByteArray(body))
                .build());
        assertThat(answer.statusCode())
                .as("%s %s: %s", verb, path, new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return answer.body().length == 0 ? Json.read("{}".getBytes(StandardCharsets.UTF_8)) : Json.read(answer.body());
    }

    private static String addressIn(String person) {
        return person.replaceAll("^.*<|>.*$", "");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
