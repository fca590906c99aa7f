package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.model.AcknowledgeRequest;
import com.google.api.services.pubsub.model.ModifyAckDeadlineRequest;
import com.google.api.services.pubsub.model.PublishRequest;
import com.google.api.services.pubsub.model.PubsubMessage;
import com.google.api.services.pubsub.model.PullRequest;
import com.google.api.services.pubsub.model.ReceivedMessage;
import com.google.api.services.pubsub.model.Subscription;
import com.google.api.services.pubsub.model.Topic;
import com.google.auth.oauth2.TokenVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Word of changes: watch, pull and signed push (gmail-api.md section 3). */
class WatchTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String TOPIC = "projects/77/topics/gmail";
    private static final String SUBSCRIPTION = "projects/77/subscriptions/crm";
    private static final String LETTER = "Subject: Hi\r\n\r\nBody";

    private final Drive drive = new Drive();
    private final Pubsub pubsub = drive.pubsub();
    private Gmail ben = drive.gmailWith("");

    @BeforeEach
    void account() throws IOException {
        drive.account(BEN, "Ben Arnold");
        ben = drive.gmail(BEN);
        pubsub.projects().topics().create(TOPIC, new Topic()).execute();
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void watchTellsAtOnceAndThenAtMostOnceASecond() throws IOException {
        subscribe();
        WatchResponse watch = watch(TOPIC, List.of());
        drive.arrive(BEN, LETTER, "INBOX");
        drive.arrive(BEN, LETTER, "INBOX");
        List<ReceivedMessage> first = pull();
        drive.control("POST", "/clock", "{\"advance\":\"PT1S\"}");
        drive.arrive(BEN, LETTER, "INBOX");

        assertThat(first).hasSize(2);
        JsonNode data = data(first.getLast());
        assertThat(data.path("emailAddress").asString()).isEqualTo(BEN);
        assertThat(data.path("historyId").isNumber()).isTrue();
        assertThat(pull()).hasSize(1);
        assertThat(watch.getExpiration())
                .isBetween(
                        Instant.now().plusSeconds(6 * 86_400).toEpochMilli(),
                        Instant.now().plusSeconds(8 * 86_400).toEpochMilli());
    }

    @Test
    void labelsChooseWhatIsTold() throws IOException {
        subscribe();
        watch(TOPIC, List.of("STARRED"));
        pull();
        drive.arrive(BEN, LETTER, "INBOX");
        assertThat(pull()).isEmpty();
        drive.arrive(BEN, LETTER, "STARRED");
        assertThat(pull()).hasSize(1);
    }

    @Test
    void watchesEndByStoppingAndAfterSevenDays() throws IOException {
        subscribe();
        watch(TOPIC, List.of());
        ben.users().stop("me").execute();
        pull();
        drive.arrive(BEN, LETTER, "INBOX");
        assertThat(pull()).isEmpty();
        watch(TOPIC, List.of());
        pull();
        drive.control("POST", "/clock", "{\"advance\":\"P7DT1S\"}");
        pull(); // what was never acknowledged comes again
        drive.arrive(BEN, LETTER, "INBOX");
        assertThat(pull()).isEmpty();
    }

    @Test
    void refusalsOfWatchAreWordForWord() throws IOException {
        watch(TOPIC, List.of());
        pubsub.projects()
                .topics()
                .create("projects/77/topics/other", new Topic())
                .execute();

        assertThat(refused("projects/77/topics/other").getDetails().getMessage())
                .isEqualTo("Only one user push notification client allowed per developer (call /stop then try again)");
        ben.users().stop("me").execute();
        GoogleJsonResponseException missing = refused("projects/77/topics/none");
        assertThat(missing.getStatusCode()).isEqualTo(404);
        assertThat(missing.getDetails().getMessage())
                .isEqualTo("Error sending test message to Cloud PubSub"
                        + " projects/77/topics/none : Resource not found (resource=none).");
        assertThat(refused("gmail").getDetails().getMessage())
                .isEqualTo("Invalid topicName does not match projects/77/topics/*");
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() throws IOException {
        subscribe();
        var message = new PubsubMessage().setData(Base64.getEncoder().encodeToString(new byte[] {1, 2}));
        pubsub.projects()
                .topics()
                .publish(TOPIC, new PublishRequest().setMessages(List.of(message)))
                .execute();

        ReceivedMessage first = pull().getFirst();
        assertThat(pull()).isEmpty();
        var again = new ModifyAckDeadlineRequest()
                .setAckIds(List.of(first.getAckId()))
                .setAckDeadlineSeconds(0);
        pubsub.projects().subscriptions().modifyAckDeadline(SUBSCRIPTION, again).execute();
        ReceivedMessage second = pull().getFirst();
        drive.control("POST", "/clock", "{\"advance\":\"PT11S\"}");
        ReceivedMessage third = pull().getFirst();
        var done = new AcknowledgeRequest().setAckIds(List.of(third.getAckId()));
        pubsub.projects().subscriptions().acknowledge(SUBSCRIPTION, done).execute();
        drive.control("POST", "/clock", "{\"advance\":\"PT11S\"}");

        assertThat(second.getMessage().getMessageId())
                .isEqualTo(first.getMessage().getMessageId());
        assertThat(pull()).isEmpty();
    }

    @Test
    void namesAreTakenOnceAndMissedWhenGone() throws IOException {
        GoogleJsonResponseException twice = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> pubsub.projects().topics().create(TOPIC, new Topic()).execute());
        assertThat(twice.getStatusCode()).isEqualTo(409);
        assertThat(twice.getDetails().get("status")).isEqualTo("ALREADY_EXISTS");
        pubsub.projects().topics().delete(TOPIC).execute();
        GoogleJsonResponseException gone = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> pubsub.projects().topics().get(TOPIC).execute());
        assertThat(gone.getDetails().getMessage()).isEqualTo("Resource not found (resource=gmail).");
    }

    @Test
    void aPushIsSignedAndRepeatedUntilItIsAccepted() throws Exception {
        BlockingQueue<List<String>> pushes = new LinkedBlockingQueue<>();
        var refusals = new AtomicInteger(1);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            pushes.add(List.of(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String endpoint = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/push";
            drive.send("PUT", "/v1/" + SUBSCRIPTION, """
                    {"topic":"%s","pushConfig":{"pushEndpoint":"%s",
                     "oidcToken":{"serviceAccountEmail":"push@77.example","audience":"crm"}}}
                    """.formatted(TOPIC, endpoint));
            watch(TOPIC, List.of());

            List<String> refusedPush = taken(pushes);
            List<String> accepted = taken(pushes);

            assertThat(accepted.getLast())
                    .isEqualTo(refusedPush.getLast())
                    .contains("message_id", "publishTime", SUBSCRIPTION);
            var token = TokenVerifier.newBuilder()
                    .setAudience("crm")
                    .setIssuer("https://accounts.google.com")
                    .setCertificatesLocation(drive.base() + "/oauth2/v3/certs")
                    .build()
                    .verify(accepted.getFirst().replace("Bearer ", ""));
            assertThat(token.getPayload().get("email")).isEqualTo("push@77.example");
            assertThat(token.getPayload().get("email_verified")).isEqualTo(true);
        } finally {
            receiver.stop(0);
        }
    }

    private static List<String> taken(BlockingQueue<List<String>> queue) throws InterruptedException {
        List<String> push = queue.poll(10, TimeUnit.SECONDS);
        assertThat(push).isNotNull();
        return push;
    }

    private void subscribe() throws IOException {
        pubsub.projects()
                .subscriptions()
                .create(SUBSCRIPTION, new Subscription().setTopic(TOPIC))
                .execute();
    }

    private WatchResponse watch(String topic, List<String> labels) throws IOException {
        return ben.users()
                .watch("me", new WatchRequest().setTopicName(topic).setLabelIds(labels))
                .execute();
    }

    private GoogleJsonResponseException refused(String topic) {
        return catchThrowableOfType(GoogleJsonResponseException.class, () -> watch(topic, List.of()));
    }

    private List<ReceivedMessage> pull() throws IOException {
        var request = new PullRequest().setMaxMessages(10).set("returnImmediately", true);
        List<ReceivedMessage> received = pubsub.projects()
                .subscriptions()
                .pull(SUBSCRIPTION, request)
                .execute()
                .getReceivedMessages();
        return received == null ? List.of() : received;
    }

    private static JsonNode data(ReceivedMessage received) {
        byte[] data = Base64.getDecoder().decode(received.getMessage().getData());
        return Drive.json(new String(data, StandardCharsets.UTF_8));
    }
}
