package dev.tandem.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.campaign.SendCampaign;
import dev.tandem.server.inbound.LookIntoMailbox;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.NoticeQueue;
import dev.tandem.server.mailbox.TakeNotice;
import dev.tandem.server.outbound.DeliverEmail;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.provider.DeliverByProvider;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.reply.FileReturn;
import dev.tandem.server.reply.ReturnStore;
import dev.tandem.server.smartbcc.CaptureEmail;
import dev.tandem.server.smartbcc.CaptureStore;
import dev.tandem.server.workflow.AdvanceRun;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.StartRuns;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes with their loops, and a queue to pull from that makes itself. The clock stands still: nothing is ever polled, so what comes
 * in was pushed.
 */
@DisplayName("Pulled notices")
@Timeout(120)
class PulledMailTest {

    private static final Logger LOG = LoggerFactory.getLogger(PulledMailTest.class);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOLD_ALL = "{\"quotaUnitsPerMinute\":0,\"pushExcess\":\"ALL\"}";

    /** One for all tests: a pull that is given up keeps what it was about to hand out until its deadline. */
    private static final PullLoop PULL =
            new PullLoop(Bench.shared().get(NoticeQueue.class), Bench.shared().get(TakeNotice.class));

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final List<Loops> nodes = List.of(loops(1), loops(2));
    private MailboxId ben = new MailboxId(new UUID(0, 0));

    @BeforeAll
    static void startToPull() {
        PULL.start();
    }

    @AfterAll
    static void endPulling() {
        PULL.stop();
    }

    @BeforeEach
    void start() {
        bench.gmail().settings(TOLD_ALL);
        ben = scene.connectBen();
        nodes.forEach(Loops::start);
        await().atMost(SOON).until(this::isPushRelied);
    }

    @AfterEach
    void stop() {
        nodes.forEach(Loops::stop);
        bench.gmail().faults("{}");
        bench.gmail().settings("{\"quotaUnitsPerMinute\":0}");
    }

    @Test
    @DisplayName("R82: an email is stored within a second of its arrival, without any set-up")
    void soon() {
        List<Long> times = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            Instant begun = Instant.now();
            arrives();
            int expected = i;
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(SOON)
                    .until(() -> scene.withJana().size() == expected);
            times.add(Duration.between(begun, Instant.now()).toMillis());
        }
        Collections.sort(times);
        LOG.warn("arrival to stored, milliseconds: p50 {}, max {}", times.get(times.size() / 2), times.getLast());
        assertThat(times.get(times.size() / 2)).isLessThan(1000);
    }

    @Test
    @DisplayName(
            "F27, F32: notices doubled and shuffled over two nodes bring every email once, and no two looks overlap")
    void doubledAndShuffled() {
        bench.gmail().faults("{\"push\":{\"duplicates\":3,\"shuffle\":true}}");
        long since = bench.gmail().lastCall();
        for (int i = 0; i < 10; i++) {
            arrives();
        }

        await().atMost(SOON).until(() -> scene.withJana().size() == 10);
        await().atMost(SOON).until(this::isQuiet);
        assertThat(bench.gmail().calls(scene.address("ben"), since))
                .filteredOn(call -> call.path("method").asString().equals("gmail.users.messages.get"))
                .hasSize(20); // headers, then the whole email, of each once
    }

    @Test
    @DisplayName("F26: a subscription that was deleted is made anew, without an end, and notices come again")
    void deletedSubscription() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI subscription = URI.create(bench.gmail().url() + "/v1/projects/tandem-sandbox/subscriptions/tandem");
            http.send(HttpRequest.newBuilder(subscription).DELETE().build(), BodyHandlers.discarding());

            await().atMost(SOON)
                    .until(() -> http.send(HttpRequest.newBuilder(subscription).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200);
        }
        arrives();

        await().atMost(SOON).until(() -> scene.withJana().size() == 1);
    }

    @Test
    @DisplayName("F24: dropped notices cost only the time until the next poll")
    void dropped() {
        bench.gmail().faults("{\"push\":{\"drop\":true}}");
        arrives();
        bench.gmail().faults("{}");
        assertThat(scene.withJana()).isEmpty();

        bench.clock().pass(Duration.ofSeconds(30));
        nodes.getFirst().wake(ben);

        await().atMost(SOON).until(() -> scene.withJana().size() == 1);
    }

    /** Once the test notice of the watch has come. */
    private boolean isPushRelied() {
        var standing = bench.get(LookStore.class).standing(ben);
        return standing.watching().until().isPresent() && standing.watching().unannounced() == 0;
    }

    private boolean isQuiet() {
        NodeId nobody = new NodeId(new UUID(0, 99));
        Optional<Duration> next =
                bench.get(LookStore.class).nextIn(nobody, bench.clock().instant());
        return next.filter(wait -> wait.isNegative() || wait.isZero()).isEmpty();
    }

    private void arrives() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
    }

    private Loops loops(long number) {
        NodeId node = new NodeId(new UUID(5, number));
        return new Loops(
                new MailboxLoop(bench.get(LookStore.class), bench.get(LookIntoMailbox.class), node, bench.clock()),
                new SendingLoop(bench.get(SendingStore.class), bench.get(DeliverEmail.class), node, bench.clock()),
                new DeliveryLoop(
                        bench.get(DeliveryStore.class), bench.get(DeliverByProvider.class), node, bench.clock()),
                new CaptureLoop(bench.get(CaptureStore.class), bench.get(CaptureEmail.class), node, bench.clock()),
                new CampaignLoop(bench.get(CampaignStore.class), bench.get(SendCampaign.class), node, bench.clock()),
                new ReturnLoop(bench.get(ReturnStore.class), bench.get(FileReturn.class), node, bench.clock()),
                new WorkflowLoop(
                        bench.get(RunStore.class),
                        bench.get(StartRuns.class),
                        bench.get(AdvanceRun.class),
                        node,
                        bench.clock()),
                bench.get(DueSignal.class));
    }
}
