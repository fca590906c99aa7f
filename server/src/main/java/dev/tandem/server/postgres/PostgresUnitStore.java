package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.UnitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Quota units, in PostgreSQL. */
@Repository
class PostgresUnitStore implements UnitStore {

    /** What was free just now and is not any more, may be in a moment. */
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final MailboxUnitRows mailboxes;
    private final ProjectUnitRows project;

    PostgresUnitStore(JdbcClient jdbc) {
        this.mailboxes = new MailboxUnitRows(jdbc);
        this.project = new ProjectUnitRows(jdbc);
    }

    /** One statement where there is enough; only whoever has to wait is told for how long by another. */
    @Override
    public Optional<Duration> spend(MailboxId mailbox, Spending spending, Instant now) {
        if (mailboxes.spend(mailbox, spending, now)) {
            return Optional.empty();
        }
        mailboxes.open(mailbox);
        Duration wait = mailboxes.wait(mailbox, spending, now);
        return wait.isZero() && mailboxes.spend(mailbox, spending, now)
                ? Optional.empty()
                : Optional.of(wait.isZero() ? A_MOMENT : wait);
    }

    @Override
    public Optional<Duration> draw(int units, int limit, Instant now) {
        if (project.draw(units, limit, now)) {
            return Optional.empty();
        }
        project.open();
        Duration wait = project.wait(units, limit, now);
        return wait.isZero() && project.draw(units, limit, now)
                ? Optional.empty()
                : Optional.of(wait.isZero() ? A_MOMENT : wait);
    }

    @Override
    public int limited(MailboxId mailbox, LimitedIn where, Instant now) {
        return switch (where) {
            case MAILBOX, SENDING -> {
                mailboxes.open(mailbox);
                yield mailboxes.limited(mailbox, now);
            }
            case PROJECT -> {
                project.open();
                yield project.limited(now);
            }
        };
    }

    @Override
    public void leaveAlone(MailboxId mailbox, LimitedIn where, Instant until) {
        switch (where) {
            case MAILBOX -> mailboxes.leaveAlone(mailbox, until);
            case SENDING -> mailboxes.sendNothing(mailbox, until);
            case PROJECT -> project.leaveAlone(until);
        }
    }
}
