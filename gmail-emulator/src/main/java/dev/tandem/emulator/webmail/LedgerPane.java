package dev.tandem.emulator.webmail;

import dev.tandem.emulator.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the API was asked, newest first. */
final class LedgerPane {
    private static final int ROWS_MAX = 200;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private LedgerPane() {}

    static Html draw(Screen screen, long state) {
        List<LedgerEntry> entries = screen.emulator().ledger().since(0);
        List<LedgerEntry> newest = entries.subList(Math.max(0, entries.size() - ROWS_MAX), entries.size())
                .reversed();
        Instant since = screen.emulator().clock().instant().minus(WINDOW);
        int units = entries.reversed().stream()
                .takeWhile(entry -> entry.time().isAfter(since))
                .mapToInt(LedgerEntry::units)
                .sum();
        return Html.of(
                """
                <aside class="ledger" aria-label="API ledger" data-testid="ledger" data-seq="%s" data-state="%s">
                <header><h2>API ledger</h2> <span><b id="calls">%s</b> calls, <b id="units">%s</b> units in 60 s</span>
                <span id="live" role="status">as of now</span></header>
                <div class="columns" aria-hidden="true"><span>time</span><span>verb</span><span>call, account</span>\
                <span>code</span><span>units</span></div>
                <div id="rows" class="rows" tabindex="0" role="listbox" aria-label="Calls, newest first">%s</div>
                <div id="detail" class="detail" data-testid="ledger-detail"><p>Choose a call to see what was asked and answered.</p></div>
                </aside>
                """,
                screen.emulator().ledger().lastSeq(),
                state,
                "%,d".formatted(entries.size()),
                "%,d".formatted(units),
                Html.each(newest, LedgerPane::row));
    }

    /** One call; the page takes the detail from the attributes. */
    static Html row(LedgerEntry entry) {
        return Html.of(
                """
                <div role="option" id="c-%s" class="call %s" data-testid="ledger-row" data-method="%s" data-path="%s" \
                data-account="%s" data-units="%s" data-at="%s" data-error="%s"><time>%s</time><span class="verb %s">%s</span>\
                <span class="asked" title="%s"><span>%s</span>%s%s</span><span class="code">%s</span><span class="units">%s</span></div>
                """,
                entry.seq(),
                mood(entry),
                entry.method(),
                entry.path(),
                entry.account(),
                entry.units(),
                entry.time().toEpochMilli(),
                new Html(Html.of("%s", entry.error()).markup().replace("\n", "&#10;")),
                Times.time(entry.time()),
                entry.verb(),
                entry.verb(),
                entry.path(),
                asked(entry),
                whose(entry),
                Html.of(" (fault)").onlyIf(entry.fault()),
                entry.status() == 0 ? "-" : entry.status(),
                entry.units());
    }

    private static String mood(LedgerEntry entry) {
        if (entry.fault() || entry.status() >= 500) {
            return "bad";
        }
        return entry.status() >= 400 ? "odd" : "good";
    }

    /** The path without what is the same in every line. */
    private static String asked(LedgerEntry entry) {
        String path = entry.path()
                .replaceFirst("^/(?:(?:resumable/)?upload/)?gmail/v1/users/[^/]+/", "")
                .replaceFirst("^/v1/projects/[^/]+/", "");
        return entry.verb().equals("PUSH") ? "pubsub: to " + path.replaceFirst("^https?://[^/]+", "") : path;
    }

    /** The mailbox by its first part. */
    private static String whose(LedgerEntry entry) {
        int at = entry.account().indexOf('@');
        return at > 0 ? entry.account().substring(0, at) : "";
    }
}
