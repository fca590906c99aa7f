package dev.tandem.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxOverview.Seen;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthMetricsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<Seen> mailboxes = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = NOON;
    private int readings;

    @BeforeEach
    void bind() {
        new HealthMetrics(this::read, () -> now).bindTo(registry);
    }

    @Test
    @DisplayName("F91: each mailbox is counted under the one state that it has")
    void states() {
        mailboxes.add(seen(NOON.minusSeconds(8), 0, Optional.empty()));
        mailboxes.add(seen(NOON.minusSeconds(8), 2, Optional.empty()));
        mailboxes.add(seen(NOON.minus(Duration.ofHours(2)), 0, Optional.empty()));

        assertThat(inState("connected")).isEqualTo(1);
        assertThat(inState("delayed")).isEqualTo(2);
        assertThat(inState("connecting") + inState("limited") + inState("catching_up") + inState("awaiting_consent"))
                .isZero();
    }

    @Test
    @DisplayName("F91: the lag told is the greatest one, and none without mailboxes")
    void lag() {
        assertThat(value("tandem.mailbox.lag.max")).isZero();
        now = now.plus(HealthMetrics.FRESH_FOR);
        mailboxes.add(seen(now.minusSeconds(8), 0, Optional.empty()));
        mailboxes.add(seen(now.minus(Duration.ofHours(2)), 0, Optional.empty()));

        assertThat(value("tandem.mailbox.lag.max")).isEqualTo(7200);
    }

    @Test
    @DisplayName(
            "F24: the watch told is the one that ends first, negative once it has ended, and no number where nothing is watched")
    void watch() {
        assertThat(value("tandem.mailbox.watch.left.min")).isNaN();
        now = now.plus(HealthMetrics.FRESH_FOR);
        mailboxes.add(seen(now, 0, Optional.of(now.plus(Duration.ofDays(6)))));
        mailboxes.add(seen(now, 0, Optional.of(now.minusSeconds(90))));

        assertThat(value("tandem.mailbox.watch.left.min")).isEqualTo(-90);
    }

    @Test
    @DisplayName("One reading of the database serves a scrape, and the next scrape reads anew")
    void reading() {
        mailboxes.add(seen(NOON, 0, Optional.empty()));

        assertThat(inState("connected")).isEqualTo(1);
        assertThat(value("tandem.mailbox.lag.max")).isZero();
        assertThat(readings).isEqualTo(1);
        now = now.plus(HealthMetrics.FRESH_FOR);
        assertThat(inState("connected")).isEqualTo(1);
        assertThat(readings).isEqualTo(2);
    }

    private List<Seen> read() {
        readings++;
        return List.copyOf(mailboxes);
    }

    private double inState(String state) {
        return registry.get("tandem.mailboxes").tag("state", state).gauge().value();
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private static Seen seen(Instant lastLook, int failedLooks, Optional<Instant> watchExpiresAt) {
        HealthFacts facts = new HealthFacts(
                true,
                Optional.empty(),
                NOON.minus(Duration.ofDays(9)),
                Optional.of(lastLook),
                failedLooks,
                Optional.empty(),
                new HealthFacts.Waiting(false, 0, 0, 0, Optional.empty()),
                Optional.empty());
        return new Seen(new MailboxId(UUID.randomUUID()), facts, watchExpiresAt);
    }
}
