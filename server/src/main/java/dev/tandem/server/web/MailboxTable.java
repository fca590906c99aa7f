package dev.tandem.server.web;

import dev.tandem.core.mailbox.Health;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.server.mailbox.AgencyMailboxes.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The agency's mailboxes, trouble first.
 *
 * @param healthy how many need nothing, {@code catchingUp} how many help themselves, {@code attention} how many need somebody
 * @param incomplete how many hold emails that could not be judged (F11)
 */
public record MailboxTable(List<Line> lines, long healthy, long catchingUp, long attention, long incomplete) {

    /** From here on somebody has to look. */
    private static final int ATTENTION = 2;

    /**
     * One mailbox.
     *
     * @param meaning what its state means
     * @param pushUntil when the subscription is renewed, absent if push is silent
     * @param parked emails that could not be judged
     * @param comparing whether it is being compared with its ledger
     */
    public record Line(
            UUID id,
            String address,
            ConnectionCard.State state,
            ConnectionCard.Meaning meaning,
            int severity,
            int subAccounts,
            @Nullable Instant lastSynced,
            @Nullable Instant pushUntil,
            int sent,
            int limit,
            long judged,
            long seen,
            long parked,
            boolean comparing) {

        /** How much of the meter is filled, from 0 to 100. */
        public long percent() {
            return limit <= 0 ? 0 : Math.min(100, sent * 100L / limit);
        }

        static Line of(Row row, Instant now) {
            Health health = HealthRules.of(row.facts(), now);
            return new Line(
                    row.mailbox().value(),
                    row.address().value(),
                    ConnectionCard.State.of(health),
                    ConnectionCard.Meaning.of(health),
                    HealthRules.severity(health),
                    row.subAccounts(),
                    row.facts().lastLook().orElse(null),
                    row.watchExpiresAt().filter(until -> until.isAfter(now)).orElse(null),
                    row.sentToday(),
                    row.dailyLimit(),
                    row.facts().waiting().judged(),
                    row.facts().waiting().seen(),
                    row.parked(),
                    row.comparing());
        }
    }

    static MailboxTable of(List<Row> rows, Instant now) {
        return of(rows.stream().map(row -> Line.of(row, now)).toList());
    }

    /** From lines in any order. */
    public static MailboxTable of(List<Line> lines) {
        Comparator<Line> trouble = Comparator.comparingInt(
                        (Line line) -> line.severity() >= ATTENTION ? line.severity() : 0)
                .thenComparing(line -> line.parked() > 0)
                .thenComparingInt(Line::severity)
                .reversed();
        return new MailboxTable(
                lines.stream().sorted(trouble.thenComparing(Line::address)).toList(),
                lines.stream()
                        .filter(line -> line.state() == ConnectionCard.State.CONNECTED)
                        .count(),
                lines.stream().filter(line -> line.severity() == 1).count(),
                lines.stream().filter(line -> line.severity() >= ATTENTION).count(),
                lines.stream().filter(line -> line.parked() > 0).count());
    }
}
