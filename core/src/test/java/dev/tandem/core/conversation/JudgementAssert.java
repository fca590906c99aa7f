package dev.tandem.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.GivenContact;
import dev.tandem.core.given.GivenEmail;
import dev.tandem.core.given.GivenPlace;

/** Says what a judgement is, in the words of the specification. */
final class JudgementAssert {

    private final Judgement judgement;

    private JudgementAssert(Judgement judgement) {
        this.judgement = judgement;
        assertThat(judgement.verdict().steps())
                .filteredOn(Step::decided)
                .as("exactly one question decided, and it is the rule of the verdict")
                .singleElement()
                .extracting(step -> step.finding().rule())
                .isEqualTo(judgement.verdict().rule());
    }

    static JudgementAssert assertThatJudged(GivenEmail given, Place place) {
        return assertThatJudgement(AttributionRules.judge(given.arrives(), place));
    }

    static JudgementAssert assertThatJudgement(Judgement judgement) {
        return new JudgementAssert(judgement);
    }

    JudgementAssert isSyncedBy(Rule rule) {
        return is(Outcome.SYNCED, rule);
    }

    JudgementAssert isNotSyncedBy(Rule rule) {
        assertThat(judgement.attribution()).isEqualTo(new Attribution.Nobodys());
        return is(Outcome.NOT_SYNCED, rule);
    }

    /** R44: it stands here, and this copy is filed nowhere. */
    JudgementAssert isHereAlreadyBy(Rule rule) {
        assertThat(judgement.attribution()).isEqualTo(new Attribution.Nobodys());
        return is(Outcome.SYNCED, rule);
    }

    JudgementAssert isHeldBack() {
        return is(Outcome.HELD_BACK, Rule.R13);
    }

    JudgementAssert opensThreadOf(String contact) {
        assertThat(judgement.attribution()).isEqualTo(new Attribution.Opens(GivenContact.idOf(contact)));
        return this;
    }

    JudgementAssert continuesThreadOf(String contact) {
        assertThat(judgement.attribution()).isEqualTo(new Attribution.Continues(GivenPlace.bindingOf(contact)));
        return this;
    }

    JudgementAssert waitsFor(String contact) {
        assertThat(judgement.attribution()).isEqualTo(new Attribution.WaitsAtGate(GivenContact.idOf(contact)));
        return this;
    }

    JudgementAssert asked(Finding... findings) {
        assertThat(judgement.verdict().steps()).extracting(Step::finding).containsExactly(findings);
        return this;
    }

    private JudgementAssert is(Outcome outcome, Rule rule) {
        assertThat(judgement.verdict().outcome()).isEqualTo(outcome);
        assertThat(judgement.verdict().rule()).isEqualTo(rule);
        return this;
    }
}
