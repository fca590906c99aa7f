package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.web.api.Program.Answered;
import dev.tandem.server.web.api.protocol.Refusal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The HTTP door of smart addresses")
class InboundResourceTest {

    private final InboundScene scene = new InboundScene();
    private final byte[] email = scene.email("Fenster");

    @ParameterizedTest
    @ValueSource(strings = {"message/rfc822", "application/octet-stream", "text/plain; charset=us-ascii"})
    @DisplayName("R60, R66: takes an email that a provider signed, keeps it byte for byte, and files it")
    void takes(String contentType) {
        Answered answer = InboundPost.of(scene.fromBen(scene.smart), email)
                .with("Content-Type", contentType)
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"accepted\":[\"" + scene.smart + "\"],\"unknown\":[]}");
        assertThat(scene.arrived())
                .singleElement()
                .satisfies(line -> assertThat(scene.facts.source(scene.kramer, line.capture()))
                        .isEqualTo(InboundPost.sha256(email)));
        assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
    }

    @ParameterizedTest
    @CsvSource({"'',QUARANTINED NOT_PROVEN", "&peer=192.0.2.66,QUARANTINED NOT_PROVEN", "&peer=::1,CAPTURED INTRODUCES"
    })
    @DisplayName("R63: believes a sender by the machine that the provider saw, and by none if it saw none")
    void peers(String peer, String verdict) {
        String query = InboundScene.to(scene.smart) + "&from=" + scene.address.replace("@", "%40") + peer;

        assertThat(InboundPost.of(query, email).send().status()).isEqualTo(202);
        assertThat(scene.verdicts(1)).containsExactly(verdict);
    }

    @Test
    @DisplayName("R64, R66: makes one message of a request that comes again to the letter")
    void again() {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), email);

        assertThat(post.send().status()).isEqualTo(202);
        assertThat(post.send().status()).isEqualTo(202);

        assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
        assertThat(scene.facts.messages(scene.kramer)).isEqualTo(1);
    }

    @Test
    @DisplayName("R66: serves the recipients it knows, in whatever letters, and names the others")
    void severalRecipients() {
        InboundScene other = new InboundScene();
        String loud = other.smart.toUpperCase(Locale.ROOT);

        JsonNode answer = InboundPost.of(
                        scene.fromBen(scene.smart, "nobody@in.tandem.example", loud, "jana@praxis-weber.example"),
                        email)
                .send()
                .json();

        assertThat(answer.path("accepted").valueStream().map(JsonNode::asString))
                .containsExactly(scene.smart, loud);
        assertThat(answer.path("unknown").valueStream().map(JsonNode::asString))
                .containsExactly("nobody@in.tandem.example", "jana@praxis-weber.example");
        assertThat(scene.arrived()).hasSize(1);
        assertThat(other.arrived()).hasSize(1);
    }

    @Test
    @DisplayName("takes a hundred recipients, and one address that stands there a hundred times once")
    void manyRecipients() {
        String[] hundred = Collections.nCopies(100, scene.smart).toArray(String[]::new);
        assertThat(InboundPost.of(InboundScene.to(hundred), email).send().status())
                .isEqualTo(202);
        assertThat(scene.arrived()).hasSize(1);
    }

    @Test
    @DisplayName("R66: refuses an email for nobody, a revoked address included, before it is read")
    void unknown() {
        InboundServer.get(KeepSmartAddress.class).revoke(scene.kramer, scene.ben);

        Answered answer = InboundPost.of(scene.fromBen(scene.smart, "nobody@in.tandem.example"), email)
                .body(new byte[0])
                .send();

        assertThat(answer.problem()).isEqualTo("422 no-such-recipient");
        assertThat(answer.json().path("detail").asString()).contains("None of the recipients");
        assertThat(scene.arrived()).isEmpty();
    }

    @Test
    @DisplayName("refuses what nobody signed, what another secret signed, and what was changed since")
    void notSigned() {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), email);

        for (InboundPost bad : new InboundPost[] {
            post.with("Tandem-Signature", ""),
            post.with("Tandem-Signature", "v1=nonsense"),
            post.with("Tandem-Signature", "v2=" + post.headers().get("Tandem-Signature")),
            post.with("Tandem-Timestamp", Long.toString(Instant.now().getEpochSecond() + 1)),
            post.with("Tandem-Body-SHA256", InboundPost.sha256(new byte[] {1})),
            post.query(post.query() + "&" + InboundScene.to(new InboundScene().smart)),
            post.query(post.query().replace("127.0.0.1", "127.0.0.2")),
            post.body(scene.email("Other")),
            InboundPost.at(Instant.now(), "b".repeat(32), scene.fromBen(scene.smart), email)
        }) {
            assertThat(bad.send().problem()).as(bad.toString()).isEqualTo("401 not-signed");
        }
        assertThat(scene.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-6, 6})
    @DisplayName("refuses what was signed at another time, and says so")
    void stale(int minutes) {
        Instant then = Instant.now().plus(Duration.ofMinutes(minutes));
        Answered answer = InboundPost.at(then, InboundServer.SECRET, scene.fromBen(scene.smart), email)
                .with("Accept-Language", "de")
                .send();

        assertThat(answer.problem()).isEqualTo("401 not-signed");
        assertThat(answer.json().path("detail").asString()).contains("mehr als fünf Minuten");
        assertThat(scene.arrived()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=ben%40x.example,recipient",
        "recipient=,recipient",
        "recipient=nobody,recipient",
        "recipient={smart}&recipient=two%40one%40three%20four,recipient",
        "recipient={smart}%00,recipient",
        "recipient={smart}&peer=mail.example,peer",
        "recipient={smart}&peer=fe80::1%25lo,peer",
        "recipient={smart}&peer=127.0.0.1&peer=127.0.0.2,peer",
        "recipient={smart}&from=nobody,from",
        "recipient={smart}&helo=a%0D%0Ab,helo",
    })
    @DisplayName("refuses an envelope that cannot be read, naming the field")
    void envelope(String query, String field) {
        assertThat(InboundPost.of(query.replace("{smart}", scene.smart), email)
                        .send()
                        .problem())
                .isEqualTo("400 invalid-parameter [" + field + "]");
        assertThat(scene.arrived()).isEmpty();
    }

    @Test
    @DisplayName("refuses more than a hundred recipients, and letters that are encoded as none")
    void moreEnvelopes() {
        String[] many = Collections.nCopies(101, "a@b.example").toArray(String[]::new);
        assertThat(InboundPost.of(InboundScene.to(many), email).send().problem())
                .isEqualTo("400 invalid-parameter [recipient]");
        assertThatThrownBy(() -> InboundEnvelope.read("recipient=%zz"))
                .isInstanceOf(Refusal.class)
                .hasMessage("INVALID_PARAMETER");
    }

    @Test
    @DisplayName("refuses an empty body, a compressed one, one of another kind, and every other method")
    void bodies() {
        InboundPost post = InboundPost.of(scene.fromBen(scene.smart), email);

        assertThat(InboundPost.of(scene.fromBen(scene.smart), new byte[0])
                        .send()
                        .problem())
                .isEqualTo("400 malformed-request");
        Answered compressed = post.with("Content-Encoding", "gzip").send();
        assertThat(compressed.problem()).isEqualTo("415 unsupported-media-type");
        assertThat(compressed.json().path("detail").asString()).contains("compressed");
        assertThat(post.with("Content-Type", "application/json").send().problem())
                .isEqualTo("415 unsupported-media-type");
        Answered method = post.verb("PUT").send();
        assertThat(method.problem()).isEqualTo("405 method-not-allowed");
        assertThat(method.header("Allow")).isEqualTo("POST");
        assertThat(scene.arrived()).isEmpty();
        assertThat(post.with("Content-Encoding", "identity").send().status()).isEqualTo(202);
    }

    @Test
    @DisplayName("does not exist where the operator set no secret")
    void closed() {
        assertThat(Program.nobody()
                        .send("POST", "/inbound-emails?recipient=a%40b.example", "message/rfc822", "x")
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("stands in the description of the API, with its signature and its parameters")
    void described() throws Exception {
        HttpResponse<String> answer = Program.HTTP.send(
                HttpRequest.newBuilder(URI.create(InboundServer.url() + "/v3/api-docs"))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        JsonNode door = JsonMapper.builder()
                .build()
                .readTree(answer.body())
                .path("paths")
                .path("/api/v1/inbound-emails")
                .path("post");

        assertThat(door.path("security").toString()).isEqualTo("[{\"signature\":[]}]");
        assertThat(door.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "recipient", "from", "peer", "helo", "Tandem-Timestamp", "Tandem-Body-SHA256");
        assertThat(door.path("requestBody").path("content").propertyNames()).contains("message/rfc822");
    }
}
