package dev.tandem.server.postgres;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ReconciliationStore.Beginning;
import dev.tandem.server.inbound.ReconciliationStore.Place;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each mailbox's comparison has come. */
final class ReconciliationRows {

    private final JdbcClient jdbc;

    ReconciliationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> find(MailboxId mailbox) {
        return jdbc.sql("""
                select run, kind, step, page_token, listed, found, listed_since, listed_until, begun_at, standing_cursor, last_whole_at,
                       next_turn_at
                  from reconciliation
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> run(row))
                .optional();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run"),
                Kind.valueOf(row.getString("kind")),
                new Place(
                        Step.valueOf(row.getString("step")),
                        Columns.optionalText(row, "page_token"),
                        row.getLong("listed"),
                        row.getLong("found")),
                new Stretch(Columns.instant(row, "listed_since"), Columns.optionalInstant(row, "listed_until")),
                Columns.instant(row, "begun_at"),
                Optional.ofNullable(row.getBigDecimal("standing_cursor"))
                        .map(BigDecimal::toPlainString)
                        .map(HistoryCursor::parse),
                Columns.optionalInstant(row, "last_whole_at"),
                Columns.instant(row, "next_turn_at"));
    }

    void schedule(MailboxId mailbox, Instant at) {
        jdbc.sql("""
                insert into reconciliation (mailbox_id, run, kind, step, listed_since, begun_at, next_turn_at)
                values (:mailbox, 0, 'WHOLE', 'DONE', :at, :at, :at)
                on conflict (mailbox_id) do nothing
                """)
                .param("mailbox", mailbox.value())
                .param("at", Columns.time(at))
                .update();
    }

    /** Without a last whole one the next one is whole. */
    void want(MailboxId mailbox, Instant now) {
        jdbc.sql("""
                insert into reconciliation (mailbox_id, run, kind, step, listed_since, begun_at, next_turn_at)
                values (:mailbox, 0, 'WHOLE', 'DONE', :now, :now, :now)
                on conflict (mailbox_id) do update
                   set next_turn_at = least(reconciliation.next_turn_at, :now),
                       last_whole_at = case when reconciliation.step <> 'DONE' then reconciliation.last_whole_at end
                """)
                .param("mailbox", mailbox.value())
                .param("now", Columns.time(now))
                .update();
    }

    Run begin(MailboxId mailbox, Beginning beginning, Instant now) {
        return jdbc.sql("""
                insert into reconciliation (mailbox_id, run, kind, step, listed_since, listed_until, begun_at, standing_cursor, next_turn_at)
                values (:mailbox, 1, :kind, 'MAIL', :since, :until, :now, :standing, :now)
                on conflict (mailbox_id) do update
                   set run = reconciliation.run + 1, kind = :kind, step = 'MAIL', page_token = null, listed_since = :since,
                       listed_until = :until, begun_at = :now, standing_cursor = :standing, listed = 0, found = 0, next_turn_at = :now
                returning run, kind, step, page_token, listed, found, listed_since, listed_until, begun_at, standing_cursor,
                          last_whole_at, next_turn_at
                """)
                .param("mailbox", mailbox.value())
                .param("kind", beginning.kind().name())
                .param("since", Columns.time(beginning.stretch().since()))
                .param("until", beginning.stretch().until().map(Columns::time).orElse(null))
                .param("standing", beginning.standing().map(Columns::number).orElse(null))
                .param("now", Columns.time(now))
                .query((row, n) -> run(row))
                .single();
    }

    /** Conditional on the place it set out from, so that a node whose lease went to another one changes nothing (F32). */
    boolean advance(MailboxId mailbox, Run from, Place to) {
        return jdbc.sql("""
                update reconciliation
                   set step = :step, page_token = :page, listed = :listed, found = :found,
                       gaps_repaired = gaps_repaired + case when kind = 'EXPIRED' then 0 else :found - found end
                 where mailbox_id = :mailbox
                   and run = :run
                   and step = :fromStep
                   and page_token is not distinct from :fromPage
                """)
                        .param("step", to.step().name())
                        .param("page", to.page().orElse(null))
                        .param("listed", to.listed())
                        .param("found", to.found())
                        .param("mailbox", mailbox.value())
                        .param("run", from.number())
                        .param("fromStep", from.place().step().name())
                        .param("fromPage", from.place().page().orElse(null))
                        .update()
                > 0;
    }

    void pause(MailboxId mailbox, Run run, Instant until) {
        jdbc.sql("""
                update reconciliation
                   set next_turn_at = :until
                 where mailbox_id = :mailbox
                   and run = :run
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .param("run", run.number())
                .update();
    }

    void end(MailboxId mailbox, Run run, Instant nextTurnAt, Instant now) {
        jdbc.sql("""
                update reconciliation
                   set step = 'DONE', page_token = null, standing_cursor = null, last_ended_at = :now, next_turn_at = :next,
                       last_whole_at = case when kind = 'RECENT' then last_whole_at else begun_at end
                 where mailbox_id = :mailbox
                   and run = :run
                """)
                .param("now", Columns.time(now))
                .param("next", Columns.time(nextTurnAt))
                .param("mailbox", mailbox.value())
                .param("run", run.number())
                .update();
    }
}
