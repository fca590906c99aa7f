package dev.tandem.scenarios.simulation.story;

import dev.tandem.scenarios.simulation.oracle.CopyId;
import dev.tandem.scenarios.simulation.oracle.Event;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees in the database what the server decided since it last looked, in the order in which it decided. That order is the server's choice. */
final class Witness {

    private final JdbcClient jdbc;
    private final Journal journal;
    private OffsetDateTime seenUntil = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    Witness(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    private record Seen(OffsetDateTime at, Event event) {}

    void look() {
        List<Seen> all = new ArrayList<>(judged());
        all.addAll(bound());
        all.addAll(sent());
        all.addAll(readBack());
        all.addAll(claimed(List.copyOf(all)));
        all.sort(Comparator.comparing(Seen::at));
        all.forEach(seen -> {
            seenUntil = seen.at();
            journal.happened(seen.event());
        });
    }

    private List<Seen> judged() {
        return jdbc.sql("""
                select address, gmail_message_id, sub_account_id, outcome, rule, judged_at
                  from verdict
                  join mailbox using (mailbox_id)
                 where judged_at > :since
                """)
                .param("since", seenUntil)
                .query((row, n) -> new Seen(
                        row.getObject("judged_at", OffsetDateTime.class),
                        new Event.Judged(
                                new CopyId(row.getString("address"), row.getString("gmail_message_id")),
                                row.getObject("sub_account_id", UUID.class),
                                row.getString("outcome"),
                                row.getString("rule"))))
                .list();
    }

    private List<Seen> bound() {
        return jdbc.sql("""
                select sub_account_id, address, gmail_thread_id, bound_at
                  from binding
                  join mailbox using (mailbox_id)
                 where bound_by = 'R10'
                   and bound_at > :since
                """)
                .param("since", seenUntil)
                .query((row, n) -> new Seen(
                        row.getObject("bound_at", OffsetDateTime.class),
                        new Event.BoundBySending(
                                row.getObject("sub_account_id", UUID.class),
                                row.getString("address"),
                                row.getString("gmail_thread_id"))))
                .list();
    }

    private List<Seen> claimed(List<Seen> others) {
        return jdbc.sql("""
                select sub_account_id, address, gmail_thread_id, rule, claimed_at
                  from claim
                  join mailbox using (mailbox_id)
                 where claimed_at > :since
                """)
                .param("since", seenUntil)
                .query((row, n) -> new Seen(
                        writtenBy(row.getObject("claimed_at", OffsetDateTime.class), others),
                        new Event.Claimed(
                                row.getObject("sub_account_id", UUID.class),
                                row.getString("address"),
                                row.getString("gmail_thread_id"),
                                row.getString("rule"))))
                .list();
    }

    /** What comes with a message carries the time before its verdicts, which were decided before it was there. */
    private static OffsetDateTime writtenBy(OffsetDateTime time, List<Seen> others) {
        boolean bySending = others.stream()
                .anyMatch(seen -> seen.event() instanceof Event.BoundBySending
                        && seen.at().equals(time));
        Optional<CopyId> message = others.stream()
                .filter(seen -> !bySending && seen.at().isAfter(time))
                .sorted(Comparator.comparing(Seen::at))
                .flatMap(seen -> judged(seen).stream())
                .findFirst();
        return others.stream()
                .filter(seen -> message.isPresent() && judged(seen).equals(message))
                .map(Seen::at)
                .max(Comparator.naturalOrder())
                .orElse(time);
    }

    private static Optional<CopyId> judged(Seen seen) {
        return seen.event() instanceof Event.Judged judged ? Optional.of(judged.copy()) : Optional.empty();
    }

    private List<Seen> sent() {
        return jdbc.sql("""
                select sub_account_id, message_id, sent_at
                  from message
                  join sending using (sub_account_id, message_id)
                 where sent_at > :since
                """)
                .param("since", seenUntil)
                .query((row, n) -> new Seen(
                        row.getObject("sent_at", OffsetDateTime.class),
                        new Event.Sent(
                                row.getObject("sub_account_id", UUID.class), row.getObject("message_id", UUID.class))))
                .list();
    }

    private List<Seen> readBack() {
        return jdbc.sql("""
                select sub_account_id, message_id, finished_at
                  from sending
                 where finished_at > :since
                """)
                .param("since", seenUntil)
                .query((row, n) -> new Seen(
                        row.getObject("finished_at", OffsetDateTime.class),
                        new Event.ReadBack(
                                row.getObject("sub_account_id", UUID.class), row.getObject("message_id", UUID.class))))
                .list();
    }
}
