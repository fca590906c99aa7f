package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.ledger.Ledger;
import dev.tandem.emulator.ledger.LedgerEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The ledger, as a list and as a stream. */
final class LedgerControl {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Ledger ledger;

    LedgerControl(Ledger ledger) {
        this.ledger = ledger;
    }

    void addTo(ControlDoor door) {
        door.add("GET", "/ledger", this::list).add("GET", "/ledger/stream", this::stream);
    }

    /** since is the number of the last entry already seen, or a time. */
    private Answer list(ControlCall call) {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        since(call).forEach(entry -> items.add(json(entry)));
        answer.put("lastSeq", ledger.lastSeq());
        return Answer.json(200, answer);
    }

    /** Server-sent events, resumable with Last-Event-ID; without since only what comes from now on. */
    private Answer stream(ControlCall call) {
        String from =
                call.call().headers().first("last-event-id", call.call().query().first("since", ""));
        long start = from.matches("\\d+") ? Long.parseLong(from) : ledger.lastSeq();
        return new Answer.Live("text/event-stream; charset=utf-8", out -> write(out, start));
    }

    private void write(OutputStream out, long start) throws IOException, InterruptedException {
        long seen = start;
        send(out, ": ledger\n\n");
        while (true) {
            List<LedgerEntry> entries = ledger.await(seen, HEARTBEAT);
            for (LedgerEntry entry : entries) {
                send(out, "id: " + entry.seq() + "\nevent: call\ndata: " + json(entry) + "\n\n");
                seen = entry.seq();
            }
            if (entries.isEmpty()) {
                send(out, ": still here\n\n");
            }
        }
    }

    private List<LedgerEntry> since(ControlCall call) {
        String since = call.call().query().first("since", "0");
        if (since.matches("\\d+")) {
            return ledger.since(Long.parseLong(since));
        }
        try {
            Instant time = Instant.parse(since);
            return ledger.since(0).stream()
                    .filter(entry -> !entry.time().isBefore(time))
                    .toList();
        } catch (DateTimeParseException e) {
            throw new Problem(400, "since is the number of an entry, or a time such as 2026-11-24T08:00:00Z.");
        }
    }

    private static ObjectNode json(LedgerEntry entry) {
        ObjectNode node = Json.object()
                .put("seq", entry.seq())
                .put("time", entry.time().toString())
                .put("method", entry.method())
                .put("verb", entry.verb())
                .put("path", entry.path())
                .put("account", entry.account())
                .put("status", entry.status())
                .put("units", entry.units());
        if (entry.fault()) {
            node.put("fault", true);
        }
        if (!entry.error().isEmpty()) {
            node.put("error", entry.error());
        }
        return node;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
