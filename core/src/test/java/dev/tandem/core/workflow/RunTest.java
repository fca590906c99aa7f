package dev.tandem.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.workflow.Move.Act;
import dev.tandem.core.workflow.Move.End;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.core.workflow.Move.Fail;
import dev.tandem.core.workflow.Move.Failed;
import dev.tandem.core.workflow.Move.Hold;
import dev.tandem.core.workflow.Move.Pass;
import dev.tandem.core.workflow.Move.Skip;
import dev.tandem.core.workflow.Move.Skipped;
import dev.tandem.core.workflow.Move.WaitUntil;
import dev.tandem.core.workflow.RunRules.Contact;
import dev.tandem.core.workflow.RunRules.Email;
import dev.tandem.core.workflow.RunRules.Facts;
import dev.tandem.core.workflow.RunRules.Place;
import dev.tandem.core.workflow.Step.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a run of a workflow does next")
class RunTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final UserId BEN = new UserId(new UUID(0, 1));
    private static final UserId GONE = new UserId(new UUID(0, 2));
    private static final Step EMAIL = new Step.SendEmail("Any questions?", "Dear …", Optional.empty());
    private static final Contact JANA = new Contact(false, true, false, Set.of("Quotation"), Optional.of(BEN));
    private static final Contact NOBODYS = new Contact(false, true, false, Set.of(), Optional.empty());
    private static final Facts FACTS = facts(JANA);

    @Test
    @DisplayName("R42: it sends, waits until the email has left, and goes on")
    void sends() {
        assertThat(next(EMAIL, FACTS)).isEqualTo(new Act());
        assertThat(filed(Email.WAITS)).isEqualTo(new Hold());
        assertThat(filed(Email.SENT)).isEqualTo(new Pass());
    }

    @Test
    @DisplayName("R45: an email that did not leave, may have left or came back makes somebody look")
    void notSent() {
        assertThat(filed(Email.NOT_SENT)).isEqualTo(new Fail(Failed.NOT_SENT));
        assertThat(filed(Email.UNKNOWN)).isEqualTo(new Fail(Failed.UNKNOWN));
        assertThat(filed(Email.BOUNCED)).isEqualTo(new Fail(Failed.BOUNCED));
    }

    @Test
    @DisplayName("R18: also when it comes back while the run is further on, or nearly over")
    void bouncesLater() {
        Place later = new Place(1, Optional.of(Email.BOUNCED), false, Optional.empty());
        assertThat(RunRules.next(List.of(EMAIL), later, FACTS, NOW)).isEqualTo(new Fail(Failed.BOUNCED));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Email.class,
            names = {"WAITS", "SENT", "NOT_SENT", "UNKNOWN"})
    @DisplayName("How an earlier email stands does not keep the next one back")
    void anotherEmail(Email earlier) {
        Place second = new Place(1, Optional.of(earlier), false, Optional.empty());
        assertThat(RunRules.next(List.of(EMAIL, EMAIL), second, FACTS, NOW)).isEqualTo(new Act());
    }

    @Test
    @DisplayName("R51: no email to somebody who asked for none, and the run goes on")
    void doNotDisturb() {
        assertThat(next(EMAIL, facts(new Contact(true, true, false, Set.of(), Optional.empty()))))
                .isEqualTo(new Skip(Skipped.DO_NOT_DISTURB));
    }

    @Test
    @DisplayName("R18: none to somebody without an address, or whose address was not reached before")
    void unreachable() {
        assertThat(next(EMAIL, facts(new Contact(false, false, false, Set.of(), Optional.empty()))))
                .isEqualTo(new Skip(Skipped.NO_ADDRESS));
        assertThat(next(EMAIL, facts(new Contact(false, true, true, Set.of(), Optional.empty()))))
                .isEqualTo(new Skip(Skipped.BOUNCED_BEFORE));
    }

    @Test
    @DisplayName("R42: without a provider it fails, and never goes another way")
    void noProvider() {
        Facts none = new Facts(Optional.of(JANA), true, false, 0, false, Set.of(BEN), ZONE);
        assertThat(next(EMAIL, none)).isEqualTo(new Fail(Failed.NO_PROVIDER));
        assertThat(next(new Step.Notify(Optional.empty(), "Call"), none)).isEqualTo(new Fail(Failed.NO_PROVIDER));
    }

    @Test
    @DisplayName("Ten emails a day to one contact, and not one more")
    void tooMany() {
        assertThat(next(EMAIL, new Facts(Optional.of(JANA), true, false, 9, true, Set.of(BEN), ZONE)))
                .isEqualTo(new Act());
        assertThat(next(EMAIL, new Facts(Optional.of(JANA), true, false, 10, true, Set.of(BEN), ZONE)))
                .isEqualTo(new Fail(Failed.TOO_MANY_EMAILS));
    }

    @Test
    @DisplayName("It ends when the contact answers, if it is to")
    void replied() {
        assertThat(next(EMAIL, new Facts(Optional.of(JANA), true, true, 0, true, Set.of(BEN), ZONE)))
                .isEqualTo(new End(Ended.REPLIED));
        assertThat(next(EMAIL, new Facts(Optional.of(JANA), false, true, 0, true, Set.of(BEN), ZONE)))
                .isEqualTo(new Act());
    }

    @Test
    @DisplayName("It ends with its contact, and after its last step")
    void ends() {
        assertThat(next(EMAIL, new Facts(Optional.empty(), true, true, 0, true, Set.of(BEN), ZONE)))
                .isEqualTo(new End(Ended.CONTACT_GONE));
        assertThat(RunRules.next(List.of(EMAIL), at(1), FACTS, NOW)).isEqualTo(new End(Ended.FINISHED));
        assertThat(RunRules.next(List.of(), at(0), FACTS, NOW)).isEqualTo(new End(Ended.FINISHED));
    }

    @Test
    @DisplayName("A wait begins once, and is over to the moment")
    void waits() {
        Step day = new Step.Wait(1, Duration.ZERO, false);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(next(day, FACTS)).isEqualTo(new WaitUntil(tomorrow));
        assertThat(waiting(day, NOW.plusMillis(1))).isEqualTo(new WaitUntil(NOW.plusMillis(1)));
        assertThat(waiting(day, NOW)).isEqualTo(new Pass());
    }

    @ParameterizedTest(name = "{0} {1}: of Jana {2}, of somebody nobody knows {3}")
    @CsvSource({
        "HAS_TAG, Quotation, true, false",
        "HAS_TAG, Job, false, false",
        "HAS_NOT_TAG, Quotation, false, true",
        "HAS_NOT_TAG, Job, true, true",
        "ASSIGNED, , true, false",
        "NOT_ASSIGNED, , false, true",
        "NO_REPLY_SINCE_START, , true, true"
    })
    @DisplayName("A condition that is not met ends it")
    void conditions(Check check, String tag, boolean jana, boolean nobodys) {
        Step condition = new Step.OnlyIf(check, Optional.ofNullable(tag));
        assertThat(next(condition, FACTS)).isEqualTo(jana ? new Pass() : new End(Ended.CONDITION));
        assertThat(next(condition, facts(NOBODYS))).isEqualTo(nobodys ? new Pass() : new End(Ended.CONDITION));
        assertThat(check.needsTag()).isEqualTo(tag != null);
    }

    @Test
    @DisplayName("Whether the contact wrote can be asked where a reply does not end it")
    void repliedCondition() {
        Facts replied = new Facts(Optional.of(JANA), false, true, 0, true, Set.of(BEN), ZONE);
        assertThat(next(new Step.OnlyIf(Check.NO_REPLY_SINCE_START, Optional.empty()), replied))
                .isEqualTo(new End(Ended.CONDITION));
    }

    @Test
    @DisplayName("Contacts are assigned to members alone, or to nobody")
    void assigns() {
        assertThat(next(new Step.Assign(Optional.of(BEN)), FACTS)).isEqualTo(new Act());
        assertThat(next(new Step.Assign(Optional.empty()), FACTS)).isEqualTo(new Act());
        assertThat(next(new Step.Assign(Optional.of(GONE)), FACTS)).isEqualTo(new Fail(Failed.NO_MEMBER));
    }

    @Test
    @DisplayName("It tells the user it names, or whoever the contact is assigned to")
    void tells() {
        Step whoever = new Step.Notify(Optional.empty(), "Call");
        assertThat(next(whoever, FACTS)).isEqualTo(new Act());
        assertThat(next(whoever, facts(NOBODYS))).isEqualTo(new Skip(Skipped.NOBODY_ASSIGNED));
        assertThat(next(new Step.Notify(Optional.of(BEN), "Call"), facts(NOBODYS)))
                .isEqualTo(new Act());
        assertThat(next(new Step.Notify(Optional.of(GONE), "Call"), FACTS)).isEqualTo(new Fail(Failed.NO_MEMBER));
    }

    @Test
    @DisplayName("Tags and calls need nothing")
    void needNothing() {
        assertThat(next(new Step.AddTag("Reminded"), facts(NOBODYS))).isEqualTo(new Act());
        assertThat(next(new Step.CallWebhook("https://tools.example/in"), facts(NOBODYS)))
                .isEqualTo(new Act());
    }

    private static Move next(Step step, Facts facts) {
        return RunRules.next(List.of(step), at(0), facts, NOW);
    }

    private static Move filed(Email email) {
        return RunRules.next(List.of(EMAIL), new Place(0, Optional.of(email), true, Optional.empty()), FACTS, NOW);
    }

    private static Move waiting(Step step, Instant until) {
        return RunRules.next(List.of(step), new Place(0, Optional.empty(), false, Optional.of(until)), FACTS, NOW);
    }

    private static Place at(int step) {
        return new Place(step, Optional.empty(), false, Optional.empty());
    }

    private static Facts facts(Contact contact) {
        return new Facts(Optional.of(contact), true, false, 0, true, Set.of(BEN), ZONE);
    }
}
