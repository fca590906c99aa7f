package dev.tandem.scenarios.kill;

import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import dev.tandem.scenarios.harness.Workplace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Emails to a smart address from several clients at once, and a server that is killed again and again meanwhile. A client that hears no
 * 250 brings its email again, as mail servers do; each that was answered 250 has to stand there once (R64, R66).
 */
final class DoorDeaths implements AutoCloseable {

    private static final String PLACE = "Fenster Kramer";
    private static final String ADA = "ada@nordlicht.example";
    private static final int CLIENTS = 6;
    private static final Duration TAKEN_MAX = Duration.ofMinutes(15);
    private static final Duration FILED_MAX = Duration.ofMinutes(5);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(300);

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final int port = Workplace.freePort();
    private final ServerSetup setup;
    private final Random dice;
    private final Consumer<String> out;

    DoorDeaths(String name, Random dice, Consumer<String> out) {
        this.setup =
                postgres.usedBy(ServerSetup.fresh(name, emulator)).with("TANDEM_SMTP_PORT", Integer.toString(port));
        this.dice = dice;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param accepted emails that were answered 250
     * @param once of those, how many stand there once
     */
    record Counted(int emails, int accepted, int once, int deaths) {

        boolean good() {
            return accepted == emails && once == emails;
        }
    }

    /** Brings so many emails, and kills the server so often, spread over them. */
    Counted play(int emails, int deaths) throws InterruptedException {
        ServerProcess server = setup.start();
        Desk desk = Desk.in(PLACE, CrmApi.of(server.url(), ADA, "nordlicht"));
        String smart = desk.api().get(desk.path("/smart-bcc")).path("address").asString();
        ConcurrentLinkedQueue<Integer> waiting =
                new ConcurrentLinkedQueue<>(IntStream.range(0, emails).boxed().toList());
        AtomicInteger accepted = new AtomicInteger();
        AtomicBoolean open = new AtomicBoolean(true);
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(n -> Thread.startVirtualThread(() -> bring(waiting, smart, accepted, open)))
                .toList();
        for (int n = 1; n <= deaths; n++) {
            int at = (int) ((long) emails * n / (deaths + 1)) + dice.nextInt(5);
            await("emails are taken")
                    .atMost(TAKEN_MAX)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> accepted.get() >= at);
            server.running().kill();
            server.close();
            out.accept("Killed after %,d emails were taken".formatted(accepted.get()));
            server = setup.start();
        }
        await("every email is taken").atMost(TAKEN_MAX).until(() -> accepted.get() == emails);
        open.set(false);
        for (Thread client : clients) {
            client.join();
        }
        await("every email is filed").atMost(FILED_MAX).ignoreExceptions().until(() -> filed(desk, emails) == emails);
        int once = standingOnce(desk);
        server.close();
        return new Counted(emails, accepted.get(), once, deaths);
    }

    private void bring(
            ConcurrentLinkedQueue<Integer> waiting, String smart, AtomicInteger accepted, AtomicBoolean open) {
        while (open.get()) {
            Integer next = waiting.poll();
            if (next == null) {
                pause();
            } else if (MailClient.brings(port, ADA, smart, email(next))) {
                accepted.incrementAndGet();
            } else {
                waiting.add(next);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many of their recipients are contacts. */
    private static int filed(Desk desk, int emails) {
        return (int) all(desk, "/contacts?limit=200&q=door-")
                .distinct()
                .limit(emails)
                .count();
    }

    /** Conversations with one email, and no more. */
    private static int standingOnce(Desk desk) {
        return (int) all(desk, "/conversations?filter=all&limit=200")
                .distinct()
                .filter(conversation -> desk.api()
                                .get(desk.path("/conversations/" + conversation + "/messages"))
                                .path("items")
                                .size()
                        == 1)
                .count();
    }

    /** Ids of everything in a list, page by page. */
    private static Stream<String> all(Desk desk, String list) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = desk.api().get(desk.path(list) + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return ids.stream();
    }

    private static String reader(int n) {
        return "door-" + n + "@sink.example";
    }

    private static String email(int n) {
        return String.join(
                "\r\n",
                "From: Ada Lenz <" + ADA + ">",
                "To: Reader " + n + " <" + reader(n) + ">",
                "Subject: Offer " + n,
                "Date: Wed, 25 Nov 2026 10:00:00 +0100",
                "Message-ID: <door-" + n + "@nordlicht.example>",
                "",
                "Dear reader " + n,
                "");
    }

    @Override
    public void close() {
        postgres.close();
        emulator.close();
    }
}
