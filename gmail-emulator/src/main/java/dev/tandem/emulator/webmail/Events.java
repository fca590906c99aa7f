package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.ledger.LedgerEntry;
import dev.tandem.emulator.model.Emulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** One stream of server-sent events for one open page: calls to the API, changes in mailboxes, the time. */
final class Events {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Emulator emulator;
    private final Changes changes = new Changes();

    Events(Emulator emulator) {
        this.emulator = emulator;
        emulator.mailboxes().whenChanged((_, _) -> changes.mailboxChanged());
        emulator.ledger().whenGrown(changes::ledgerGrew);
    }

    /** Tells open pages of a change that is in no mailbox, such as a new account. */
    void somethingChanged() {
        changes.mailboxChanged();
    }

    /** Resumable with Last-Event-ID, the number of the last call that was seen. */
    Answer stream(Call call) {
        String from = call.headers().first("last-event-id", call.query().first("since", ""));
        long since = from.matches("\\d{1,18}")
                ? Long.parseLong(from)
                : emulator.ledger().lastSeq();
        String state = call.query().first("state", "");
        long shown = state.matches("\\d{1,18}") ? Long.parseLong(state) : state();
        return new Answer.Live("text/event-stream; charset=utf-8", out -> write(out, since, shown));
    }

    /** Which state of the mailboxes a page shows that is drawn now. */
    long state() {
        return changes.now().inMailboxes();
    }

    private void write(OutputStream out, long since, long shown) throws IOException, InterruptedException {
        long told = since;
        var seen = new Changes.Seen(shown, -1);
        while (true) {
            Changes.Seen now = changes.await(seen, HEARTBEAT);
            for (LedgerEntry entry : emulator.ledger().since(told)) {
                send(out, "call", LedgerPane.row(entry).markup(), Long.toString(entry.seq()));
                told = entry.seq();
            }
            if (now.inMailboxes() != seen.inMailboxes()) {
                send(out, "mail", Long.toString(now.inMailboxes()), "");
            }
            send(out, "clock", clock(), "");
            out.flush();
            seen = now;
        }
    }

    /** Milliseconds of the emulator's clock as a local time, to be read as if it were UTC. */
    private String clock() {
        Instant now = emulator.clock().instant();
        return Long.toString(now.plusSeconds(Times.offsetSeconds(now)).toEpochMilli());
    }

    private static void send(OutputStream out, String event, String text, String id) throws IOException {
        String number = id.isEmpty() ? "" : "id: " + id + "\n";
        String line = text.replaceAll("\\R", " ");
        out.write((number + "event: " + event + "\ndata: " + line + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
