package dev.tandem.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.workflow.Start.Later;
import dev.tandem.core.workflow.Start.Not;
import dev.tandem.core.workflow.Start.Why;
import dev.tandem.core.workflow.Start.Yes;
import dev.tandem.core.workflow.StartRules.Email;
import dev.tandem.core.workflow.StartRules.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What starts a workflow")
class StartTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final Trigger CREATED = Trigger.of(Trigger.Type.CONTACT_CREATED);
    private static final Trigger RECEIVED = Trigger.of(Trigger.Type.EMAIL_RECEIVED);
    private static final Trigger FIVE_DAYS = new Trigger(Trigger.Type.NO_REPLY, Optional.empty(), Optional.of(5));

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Trigger.Type.class,
            names = {"CONTACT_CREATED", "CONTACT_TAG_ADDED", "MANUAL", "WEBHOOK"})
    @DisplayName("Whatever happened starts it")
    void happened(Trigger.Type type) {
        assertThat(StartRules.of(Trigger.of(type), nothingElse(), NOW)).isEqualTo(new Yes());
    }

    @Test
    @DisplayName("Not while it is off, and not while the contact is in it")
    void once() {
        assertThat(StartRules.of(CREATED, new Happened(false, false, 0, 0, Optional.empty()), NOW))
                .isEqualTo(new Not(Why.SWITCHED_OFF));
        assertThat(StartRules.of(CREATED, new Happened(true, true, 0, 0, Optional.empty()), NOW))
                .isEqualTo(new Not(Why.RUNS_ALREADY));
    }

    @Test
    @DisplayName("What workflows do starts others, five in a row and no further")
    void circles() {
        assertThat(StartRules.of(CREATED, new Happened(true, false, 5, 0, Optional.empty()), NOW))
                .isEqualTo(new Yes());
        assertThat(StartRules.of(CREATED, new Happened(true, false, 6, 0, Optional.empty()), NOW))
                .isEqualTo(new Not(Why.IN_CIRCLES));
    }

    @Test
    @DisplayName("R18: an email by a person does, an automatic one does not")
    void automatic() {
        assertThat(StartRules.of(RECEIVED, about(received(NOW, false)), NOW)).isEqualTo(new Yes());
        assertThat(StartRules.of(RECEIVED, about(received(NOW, true)), NOW)).isEqualTo(new Not(Why.AUTOMATIC));
    }

    @Test
    @DisplayName("An email that is brought in later than three days is the past")
    void past() {
        Instant threeDaysAgo = NOW.minus(StartRules.FRESH_MAX);
        assertThat(StartRules.of(RECEIVED, about(received(threeDaysAgo, false)), NOW))
                .isEqualTo(new Yes());
        assertThat(StartRules.of(RECEIVED, about(received(threeDaysAgo.minusMillis(1), false)), NOW))
                .isEqualTo(new Not(Why.PAST));
    }

    @Test
    @DisplayName(
            "A contact starts it by emails three times a day, for a machine may answer without saying that it is one")
    void tooOften() {
        Optional<Email> email = Optional.of(received(NOW, false));
        assertThat(StartRules.of(RECEIVED, new Happened(true, false, 0, 2, email), NOW))
                .isEqualTo(new Yes());
        assertThat(StartRules.of(RECEIVED, new Happened(true, false, 0, 3, email), NOW))
                .isEqualTo(new Not(Why.IN_CIRCLES));
        assertThat(StartRules.of(CREATED, new Happened(true, false, 0, 3, Optional.empty()), NOW))
                .isEqualTo(new Yes());
    }

    @Test
    @DisplayName("No answer for five days: to the moment")
    void unanswered() {
        Instant sent = NOW.minus(Duration.ofDays(5));
        assertThat(StartRules.of(FIVE_DAYS, about(sent(sent)), NOW)).isEqualTo(new Yes());
        assertThat(StartRules.of(FIVE_DAYS, about(sent(sent.plusMillis(1))), NOW))
                .isEqualTo(new Later(NOW.plusMillis(1)));
    }

    @Test
    @DisplayName("An answer, or another email to the contact, takes its turn away")
    void answered() {
        Optional<Instant> sent = Optional.of(NOW.minus(Duration.ofDays(9)));
        assertThat(StartRules.of(FIVE_DAYS, about(new Email(false, NOW, sent, true, false)), NOW))
                .isEqualTo(new Not(Why.ANSWERED));
        assertThat(StartRules.of(FIVE_DAYS, about(new Email(false, NOW, sent, false, true)), NOW))
                .isEqualTo(new Not(Why.WROTE_AGAIN));
    }

    @Test
    @DisplayName("An email that has not left yet is looked at again the next day, and after thirty days no more")
    void unsent() {
        Instant thirtyDaysAgo = NOW.minus(Duration.ofDays(30));
        assertThat(StartRules.of(FIVE_DAYS, about(unsent(thirtyDaysAgo)), NOW))
                .isEqualTo(new Later(NOW.plus(Duration.ofDays(1))));
        assertThat(StartRules.of(FIVE_DAYS, about(unsent(thirtyDaysAgo.minusMillis(1))), NOW))
                .isEqualTo(new Not(Why.NEVER_SENT));
    }

    private static Happened nothingElse() {
        return new Happened(true, false, 0, 0, Optional.empty());
    }

    private static Happened about(Email email) {
        return new Happened(true, false, 0, 0, Optional.of(email));
    }

    private static Email received(Instant at, boolean automatic) {
        return new Email(automatic, at, Optional.empty(), false, false);
    }

    private static Email sent(Instant at) {
        return new Email(false, at, Optional.of(at), false, false);
    }

    private static Email unsent(Instant at) {
        return new Email(false, at, Optional.empty(), false, false);
    }
}
