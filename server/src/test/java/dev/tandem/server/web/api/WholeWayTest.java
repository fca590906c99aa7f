package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.gmail.ConsentByHand;
import dev.tandem.server.web.api.Program.Answered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The whole way as a program goes it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class WholeWayTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String MESSAGES = People.KRAMER + "/messages";

    @BeforeAll
    static void account() {
        RunningServer.GMAIL.account(BEN, "Ben Arnold");
    }

    @Test
    @Order(1)
    @DisplayName("nobody is connected at first, and non-members cannot be")
    void notConnected() {
        assertThat(People.BEN
                        .get(People.KRAMER + "/connection")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("DISCONNECTED");
        assertThat(People.NORA
                        .post(People.KRAMER + "/connection", "{\"provider\":\"GMAIL\"}")
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.BEN
                        .post(People.KRAMER + "/connection", "{\"provider\":\"PIGEON\"}")
                        .problem())
                .isEqualTo("422 invalid-input [provider]");
        assertThat(People.TIMO.get(People.KRAMER + "/connection").problem()).isEqualTo("404 not-found");
    }

    @Test
    @Order(2)
    @DisplayName("the consent comes back in a browser without any session, and the mailbox is connected")
    void connect() throws Exception {
        Answered begun = People.BEN.post(People.KRAMER + "/connection", "{\"provider\":\"GMAIL\"}");
        assertThat(begun.status()).isEqualTo(200);
        URI consent = URI.create(begun.json().path("authorizationUrl").asString());
        Map<String, String> back = new ConsentByHand(consent).allow(BEN);
        String query = back.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI callback = URI.create(RunningServer.url() + "/oauth/google/callback?" + query);
        Program.HTTP.send(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.discarding());

        JsonNode connection = People.BEN.get(People.KRAMER + "/connection").json();
        assertThat(connection.path("state").asString()).isEqualTo("CONNECTED");
        assertThat(connection.path("address").asString()).isEqualTo(BEN);
        assertThat(connection.path("quota").path("used").asInt()).isZero();
        assertThat(connection.path("quota").path("limit").asInt()).isPositive();
        assertThat(connection.path("lag").asLong()).isZero();
    }

    @Test
    @Order(3)
    @DisplayName("an email of a contact arrives as an event, a message with its file, and a verdict with its steps")
    void arrives() throws Exception {
        try (Events events = Events.follow(People.BEN)) {
            RunningServer.GMAIL.arrive(BEN, """
                    From: Jana Weber <jana.weber@praxis-weber.example>
                    To: Ben Arnold <ben@nordlicht.example>
                    Subject: Ma=?utf-8?q?=C3=9Fe?=
                    Date: Tue, 24 Nov 2026 09:00:00 +0100
                    Message-ID: <masse-1@praxis-weber.example>
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=x

                    --x
                    Content-Type: text/html; charset=utf-8

                    <p onclick="evil()">Guten Tag<script>evil()</script></p>
                    --x
                    Content-Type: text/plain; name="plan.txt"
                    Content-Disposition: attachment; filename="plan.txt"

                    1,20 m
                    --x--
                    """);
            events.until("message.arrived");
        }
        JsonNode line = eventually(
                () -> People.BEN
                        .get(People.KRAMER + "/conversations?filter=unread")
                        .json()
                        .path("items")
                        .path(0),
                found -> !found.isMissingNode());
        assertThat(line.path("contact").path("name").asString()).isEqualTo("Jana Weber");
        assertThat(line.path("unreadCount").asInt()).isEqualTo(1);
        String conversation =
                People.KRAMER + "/conversations/" + line.path("id").asString();
        JsonNode message =
                People.BEN.get(conversation + "/messages").json().path("items").path(0);
        assertThat(message.path("direction").asString()).isEqualTo("INBOUND");
        assertThat(message.path("from").path("address").asString()).isEqualTo(JANA);
        assertThat(message.path("html").asString()).contains("Guten Tag").doesNotContain("evil");
        assertThat(message.path("rfcMessageId").asString()).contains("masse-1@praxis-weber.example");
        assertThat(message.path("sources").path(0).path("mailbox").asString()).isEqualTo(BEN);
        String path = MESSAGES + "/" + message.path("id").asString();
        JsonNode file = message.path("attachments").path(0);
        assertThat(file.path("fileName").asString()).isEqualTo("plan.txt");
        assertThat(People.BEN
                        .get(path + "/attachments/" + file.path("n").asInt())
                        .text())
                .startsWith("1,20 m");
        assertThat(People.BEN.get(path + "/attachments/99").problem()).isEqualTo("404 not-found");
        Answered source = People.BEN.get(path + "/source");
        assertThat(source.header("Content-Type")).isEqualTo("message/rfc822");
        assertThat(source.text()).contains("Message-ID: <masse-1@praxis-weber.example>");
        assertThat(People.TIMO.get(path).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO
                        .get(People.LINDENHOF + "/messages/"
                                + message.path("id").asString())
                        .problem())
                .isEqualTo("404 not-found");

        JsonNode read = People.BEN
                .patch(conversation, "{\"read\":true,\"starred\":true}")
                .json();
        assertThat(read.path("unreadCount").asInt()).isZero();
        assertThat(People.BEN.get(path).json().path("flags").path("starred").asBoolean())
                .isTrue();

        JsonNode verdict = People.BEN
                .get(People.KRAMER + "/verdicts?rfcMessageId=masse-1@praxis-weber.example")
                .json()
                .path("items")
                .path(0);
        assertThat(verdict.path("outcome").asString()).isEqualTo("SYNCED");
        assertThat(verdict.path("rule").asString()).isEqualTo("R12");
        assertThat(verdict.path("messageId")).isEqualTo(message.path("id"));
        assertThat(verdict.path("steps")
                        .valueStream()
                        .filter(step -> step.path("decided").asBoolean())
                        .map(step -> step.path("answer").asString()))
                .containsExactly("Yes: Jana Weber.");
        assertThat(People.BEN
                        .get(People.KRAMER + "/verdicts?address=" + JANA)
                        .json()
                        .path("items"))
                .isNotEmpty();
        assertThat(People.ADA
                        .get(People.KRAMER + "/verdicts?rfcMessageId=masse-1@praxis-weber.example")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(People.BEN.get(People.KRAMER + "/verdicts?address=nonsense").problem())
                .isEqualTo("400 invalid-parameter [address]");
    }

    @Test
    @Order(4)
    @DisplayName("an email is sent once under one key, with its file, and its life can be followed")
    void send() {
        String file = Base64.getEncoder().encodeToString("Angebot".getBytes(StandardCharsets.UTF_8));
        String body = letter(
                "\"html\":\"<p>Hello <b>Jana</b></p><script>x</script>\",\"cc\":[\"empfang@praxis-weber.example\"],\"attachments\":"
                        + "[{\"fileName\":\"Angebot.txt\",\"contentType\":\"text/plain\",\"contentBase64\":\"" + file
                        + "\"}]");
        Program once = People.BEN.with("Idempotency-Key", UUID.randomUUID().toString());
        Answered sent = once.post(MESSAGES, body);
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.json().path("state").asString()).isEqualTo("QUEUED");
        assertThat(sent.json().path("cc").path(0).path("address").asString()).isEqualTo("empfang@praxis-weber.example");
        Answered again = once.post(MESSAGES, body);
        assertThat(again.json()).isEqualTo(sent.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        String path = sent.header("Location").substring("/api/v1".length());
        JsonNode left = eventually(
                () -> People.BEN.get(path).json(),
                found -> found.path("state").asString().equals("SENT")
                        && !found.path("rfcMessageId").isNull());
        assertThat(left.path("text").asString()).contains("Hello Jana");
        assertThat(left.path("html").asString()).doesNotContain("script");
        assertThat(left.path("attachments").path(0).path("size").asInt()).isEqualTo(7);
        assertThat(RunningServer.GMAIL
                        .messages(BEN)
                        .valueStream()
                        .filter(copy -> copy.path("labels").toString().contains("SENT")))
                .hasSize(1);
        assertThat(People.BEN.post(path + "/retry", "").problem()).isEqualTo("409 not-failed");
        assertThat(People.BEN.patch(path, "{\"state\":\"SENT\"}").problem()).isEqualTo("409 not-unclear");
    }

    @Test
    @Order(5)
    @DisplayName("a form with a file does as well as JSON")
    void form() {
        String form = part("contactId", jana()) + part("subject", "By form") + part("text", "Hello")
                + "--b\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nabc\r\n--b--\r\n";
        Answered sent = People.BEN.send("POST", MESSAGES, "multipart/form-data; boundary=b", form);
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        assertThat(sent.json().path("attachments").path(0).path("fileName").asString())
                .isEqualTo("a.txt");
    }

    @Test
    @Order(6)
    @DisplayName("what cannot be sent is refused field by field")
    void refused() {
        assertThat(People.BEN.post(MESSAGES, "{}").problem()).isEqualTo("422 invalid-input [contactId, subject]");
        assertThat(People.BEN
                        .post(
                                MESSAGES,
                                letter("\"text\":\"x\",\"cc\":[\"nobody\"],\"inReplyTo\":\"" + UUID.randomUUID()
                                        + "\""))
                        .problem())
                .isEqualTo("422 invalid-input [cc[0], inReplyTo]");
        assertThat(People.BEN
                        .post(MESSAGES, letter("\"text\":\"x\",\"sendAt\":\"2020-01-01T00:00:00Z\""))
                        .problem())
                .isEqualTo("422 invalid-input [sendAt]");
        assertThat(People.BEN
                        .post(MESSAGES, letter("\"attachments\":[{\"fileName\":\"a\",\"contentBase64\":\"!\"}]"))
                        .problem())
                .isEqualTo("422 invalid-input [attachments[0].contentBase64]");
        String large = Base64.getEncoder().encodeToString(new byte[26 * 1024 * 1024]);
        assertThat(People.BEN
                        .post(
                                MESSAGES,
                                letter("\"attachments\":[{\"fileName\":\"a\",\"contentBase64\":\"" + large + "\"}]"))
                        .problem())
                .isEqualTo("422 invalid-input [attachments]");
        assertThat(People.TIMO.post(MESSAGES, letter("\"text\":\"x\"")).problem())
                .isEqualTo("404 not-found");
    }

    @Test
    @Order(7)
    @DisplayName("events go on after the last one that was seen, each once and in order")
    void resume() throws Exception {
        String place = People.LINDENHOF + "/contacts";
        try (Events events = Events.follow(People.TIMO, People.LINDENHOF, "0")) {
            String first = People.TIMO
                    .post(place, "{\"lastName\":\"Eins\"}")
                    .json()
                    .path("id")
                    .asString();
            long seen = events.untilContact(first);
            String second = People.TIMO
                    .post(place, "{\"lastName\":\"Zwei\"}")
                    .json()
                    .path("id")
                    .asString();
            try (Events later = Events.follow(People.TIMO, People.LINDENHOF, Long.toString(seen))) {
                assertThat(later.untilContact(second)).isEqualTo(seen + 1);
            }
        }
        assertThat(People.TIMO
                        .with("Last-Event-ID", "x")
                        .get(People.LINDENHOF + "/events")
                        .problem())
                .isEqualTo("400 invalid-parameter [Last-Event-ID]");
        assertThat(People.TIMO.get(People.KRAMER + "/events").problem()).isEqualTo("404 not-found");
    }

    @Test
    @Order(8)
    @DisplayName("a connection that is ended stays ended, and ending it twice does no harm")
    void disconnect() {
        assertThat(People.BEN.delete(People.KRAMER + "/connection").status()).isEqualTo(204);
        assertThat(People.BEN.delete(People.KRAMER + "/connection").status()).isEqualTo(204);
        assertThat(People.BEN
                        .get(People.KRAMER + "/connection")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("DISCONNECTED");
    }

    private static String jana() {
        return People.contact(People.KRAMER, JANA).path("id").asString();
    }

    private static String letter(String more) {
        return "{\"contactId\":\"" + jana() + "\",\"subject\":\"Your windows\"," + more + "}";
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** Asks until it is so; the test's own time limit ends it otherwise. */
    private static JsonNode eventually(Supplier<JsonNode> ask, Predicate<JsonNode> hoped) {
        JsonNode found = ask.get();
        while (!hoped.test(found)) {
            Thread.onSpinWait();
            found = ask.get();
        }
        return found;
    }

    /** An open stream of events. */
    private record Events(BufferedReader lines) implements AutoCloseable {

        static Events follow(Program program) throws Exception {
            return follow(program, People.KRAMER, "");
        }

        static Events follow(Program program, String place, String after) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(RunningServer.url() + "/api/v1" + place + "/events"))
                    .timeout(Duration.ofSeconds(50))
                    .header("Authorization", program.header("Authorization"));
            if (!after.isEmpty()) {
                request.header("Last-Event-ID", after);
            }
            var answer = Program.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Events events =
                    new Events(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
            assertThat(events.lines.readLine()).startsWith(":").contains("here");
            return events;
        }

        void until(String type) throws Exception {
            next(event -> event.path("type").asString().equals(type));
        }

        long untilContact(String id) throws Exception {
            return Long.parseLong(
                    next(event -> event.path("contactId").asString("").equals(id))
                            .path("id")
                            .asString());
        }

        private JsonNode next(Predicate<JsonNode> wanted) throws Exception {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    JsonNode event = JsonMapper.builder().build().readTree(line.substring(5));
                    if (wanted.test(event)) {
                        return event;
                    }
                }
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    @Test
    @Order(9)
    @DisplayName("R52: an email for later is moved, taken back, and gone, and then it is too late")
    void later() {
        String at = Instant.now()
                .plus(Duration.ofDays(3))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Answered queued = People.BEN.post(MESSAGES, letter("\"text\":\"x\",\"sendAt\":\"" + at + "\""));
        assertThat(queued.status()).isEqualTo(202);
        assertThat(queued.json().path("sendAt").asString()).isEqualTo(at);
        String path = MESSAGES + "/" + queued.json().path("id").asString();
        String other = Instant.parse(at).plus(Duration.ofDays(1)).toString();
        assertThat(People.BEN
                        .patch(path, "{\"sendAt\":\"" + other + "\"}")
                        .json()
                        .path("sendAt")
                        .asString())
                .isEqualTo(other);
        assertThat(People.BEN.patch(path, "{\"state\":\"HELD\"}").problem()).isEqualTo("409 not-failed");
        assertThat(People.BEN.patch(path, "{\"state\":\"LOST\"}").problem()).isEqualTo("422 invalid-input [state]");
        assertThat(People.BEN.delete(path).status()).isEqualTo(204);
        assertThat(People.BEN.get(path).problem()).isEqualTo("404 not-found");
        assertThat(People.BEN.delete(path).problem()).isEqualTo("404 not-found");
    }
}
