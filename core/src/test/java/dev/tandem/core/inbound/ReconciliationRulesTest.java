package dev.tandem.core.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules.Progress;
import dev.tandem.core.inbound.ReconciliationRules.Sighting;
import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R81: comparing a mailbox's listing with the ledger")
class ReconciliationRulesTest {

    private static final Instant CONNECTED = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final GmailMessageId OFFER = new GmailMessageId("18c0ffee");

    @Test
    @DisplayName("everything is compared daily, what came lately in between")
    void whichIsNext() {
        assertThat(ReconciliationRules.next(Optional.empty(), NOW)).isEqualTo(Kind.WHOLE);
        assertThat(ReconciliationRules.next(Optional.of(NOW.minus(Duration.ofHours(24))), NOW))
                .isEqualTo(Kind.WHOLE);
        assertThat(ReconciliationRules.next(
                        Optional.of(NOW.minus(Duration.ofHours(24)).plusMillis(1)), NOW))
                .isEqualTo(Kind.RECENT);
    }

    @Test
    @DisplayName(
            "R06: a listing reaches back to the connection, a short one to two days before the last whole one, none further")
    void howFarBack() {
        Optional<Instant> yesterday = Optional.of(NOW.minus(Duration.ofDays(1)));
        assertThat(since(Kind.EXPIRED, CONNECTED, yesterday)).isEqualTo(CONNECTED);
        assertThat(since(Kind.WHOLE, CONNECTED, yesterday)).isEqualTo(CONNECTED);
        assertThat(since(Kind.RECENT, CONNECTED, yesterday)).isEqualTo(NOW.minus(Duration.ofDays(3)));
        assertThat(since(Kind.RECENT, NOW.minus(Duration.ofDays(2)), yesterday))
                .isEqualTo(NOW.minus(Duration.ofDays(2)));
        assertThat(since(Kind.RECENT, CONNECTED, Optional.empty())).isEqualTo(CONNECTED);
    }

    private static Instant since(Kind kind, Instant baseline, Optional<Instant> lastWhole) {
        return ReconciliationRules.stretch(kind, baseline, lastWhole, NOW).since();
    }

    @Test
    @DisplayName(
            "F05: after an expired history everything up to now is listed; else the last minute is left to history")
    void howFarForward() {
        assertThat(until(Kind.EXPIRED)).isEmpty();
        assertThat(until(Kind.WHOLE)).contains(NOW.minusSeconds(60));
        assertThat(until(Kind.RECENT)).contains(NOW.minusSeconds(60));
    }

    private static Optional<Instant> until(Kind kind) {
        return ReconciliationRules.stretch(kind, CONNECTED, Optional.empty(), NOW)
                .until();
    }

    @Test
    @DisplayName("F04: labels that were missed are put right, those that are not listed stay as they are")
    void labels() {
        Label important = new Label("IMPORTANT");
        assertThat(ReconciliationRules.correction(
                        OFFER, Set.of(Label.UNREAD, Label.INBOX, important), Set.of(Label.INBOX, Label.STARRED)))
                .contains(new LabelChange(OFFER, Set.of(Label.STARRED), Set.of(Label.UNREAD)));
        assertThat(ReconciliationRules.correction(OFFER, Set.of(Label.INBOX), Set.of(Label.INBOX, Label.STARRED)))
                .contains(new LabelChange(OFFER, Set.of(Label.STARRED), Set.of()));
        assertThat(ReconciliationRules.correction(OFFER, Set.of(Label.SPAM), Set.of()))
                .contains(new LabelChange(OFFER, Set.of(), Set.of(Label.SPAM)));
        assertThat(ReconciliationRules.correction(OFFER, Set.of(Label.INBOX, important), Set.of(Label.INBOX)))
                .isEmpty();
    }

    @Test
    @DisplayName("F04, F22: only a complete listing may miss a message, and only one that it should have shown")
    void missing() {
        Instant begun = NOW.minusSeconds(60);
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(false, begun.minusMillis(1), CONNECTED)))
                .isTrue();
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(true, begun.minusMillis(1), CONNECTED)))
                .as("it was shown")
                .isFalse();
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(false, begun, CONNECTED)))
                .as("it came while pages were turned")
                .isFalse();
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(false, begun.minusMillis(1), CONNECTED.minusMillis(1))))
                .as("it is older than the listing")
                .isFalse();
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(false, begun.minusMillis(1), NOW)))
                .as("it came after what was listed")
                .isFalse();
        assertThat(isMissing(Step.CONCLUSIONS, new Sighting(false, begun.minusMillis(1), NOW.minusMillis(1))))
                .isTrue();
        assertThat(new Stretch(CONNECTED, Optional.empty()).contains(NOW)).isTrue();
        assertThat(Arrays.stream(Step.values()).filter(step -> step != Step.CONCLUSIONS))
                .as("the listing is not complete, or over")
                .noneMatch(step -> isMissing(step, new Sighting(false, begun.minusMillis(1), CONNECTED)));
    }

    private static boolean isMissing(Step step, Sighting sighting) {
        return ReconciliationRules.isMissing(
                step, NOW.minusSeconds(60), new Stretch(CONNECTED, Optional.of(NOW)), sighting);
    }

    @Test
    @DisplayName("F03: after an expired history one is told how much of the gap has its verdict, until all of it has")
    void progress() {
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.UNREAD, 900, 588))
                .contains(new Progress(312, 900));
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.TRASH, 0, 0)).contains(new Progress(0, 0));
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.DONE, 2, 5)).contains(new Progress(0, 2));
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.DONE, 1, 1)).contains(new Progress(0, 1));
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.UNREAD, 900, 0))
                .isEmpty();
        assertThat(ReconciliationRules.progress(Kind.EXPIRED, Step.UNREAD, 0, 3))
                .as("the gap was empty, what waits is new")
                .isEmpty();
        assertThat(ReconciliationRules.progress(Kind.WHOLE, Step.MAIL, 900, 588))
                .isEmpty();
    }

    @Test
    @DisplayName("first every message is met, then labels are listed, then it is concluded")
    void steps() {
        assertThat(Arrays.stream(Step.values()).filter(Step::meets)).containsExactly(Step.MAIL, Step.SPAM, Step.TRASH);
        assertThat(Arrays.stream(Step.values()).filter(Step::lists))
                .containsExactly(Step.MAIL, Step.SPAM, Step.TRASH, Step.UNREAD, Step.STARRED, Step.INBOX);
        assertThat(Step.INBOX.next()).isEqualTo(Step.CONCLUSIONS);
        assertThat(Step.DONE.next()).isEqualTo(Step.DONE);
        assertThat(Step.MAIL.label()).isEmpty();
        assertThat(Step.TRASH.label()).contains(Label.TRASH);
        assertThat(Arrays.stream(Step.values()).flatMap(step -> step.label().stream()))
                .containsExactlyInAnyOrderElementsOf(ReconciliationRules.COMPARED);
    }
}
