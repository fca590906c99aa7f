package dev.tandem.core.conversation;

import dev.tandem.core.contact.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what was asked on the way to one verdict (R80). */
final class Trail {

    private final List<Step> steps = new ArrayList<>();

    /** A question that settles nothing. */
    Trail passes(Finding finding) {
        steps.add(new Step(finding, false));
        return this;
    }

    /** The question that settles it: this message belongs here. */
    Settled settles(Finding finding) {
        steps.add(new Step(finding, true));
        return new Settled(finding.rule());
    }

    /** The question that ends it: this message is nobody's. */
    Judgement ends(Finding finding) {
        steps.add(new Step(finding, true));
        return new Judgement(verdict(Outcome.NOT_SYNCED, finding.rule()), new Attribution.Nobodys());
    }

    /** The question that ends it: this message stands here already, and nothing has to be filed. */
    Judgement isHere(Finding finding) {
        steps.add(new Step(finding, true));
        return new Judgement(verdict(Outcome.SYNCED, finding.rule()), new Attribution.Nobodys());
    }

    /** R13: the gate is closed for this contact. */
    Judgement waits(Contact contact) {
        steps.add(new Step(Finding.GATE_CLOSED, true));
        return new Judgement(verdict(Outcome.HELD_BACK, Rule.R13), new Attribution.WaitsAtGate(contact.id()));
    }

    private Verdict verdict(Outcome outcome, Rule rule) {
        return new Verdict(outcome, rule, steps);
    }

    /** A message that belongs here; what remains is which thread (R20) and whether it is here already (R29). */
    final class Settled {

        private final Rule rule;

        private Settled(Rule rule) {
            this.rule = rule;
        }

        /** R11, unless the same email stands in another thread already (R29). */
        Judgement continues(Binding binding, Place place) {
            return place.standing().sameEmail().map(this::joinsItself).orElseGet(() -> {
                passes(Finding.JOINS_THREAD).passes(Finding.FIRST_SOURCE);
                return synced(new Attribution.Continues(binding));
            });
        }

        /**
         * R20, unless the same email stands here already (R29), or one with this contact that it answers and that no mailbox ever had
         * (R64). What somebody claims to answer never moves an email to another contact.
         */
        Judgement opens(Contact contact, Place place) {
            Optional<Binding> answered = place.standing()
                    .answeredUnseen()
                    .filter(unseen -> unseen.contact().equals(contact.id()));
            if (answered.isPresent()) {
                return continues(answered.get(), place);
            }
            return place.standing().sameEmail().map(this::joinsItself).orElseGet(() -> {
                passes(Finding.OPENS_THREAD).passes(Finding.FIRST_SOURCE);
                return synced(new Attribution.Opens(contact.id()));
            });
        }

        /** R29: an email stands in one thread, however many copies of it come in. */
        private Judgement joinsItself(Binding sameEmail) {
            passes(Finding.JOINS_THREAD).passes(Finding.ALREADY_HERE);
            return synced(new Attribution.Continues(sameEmail));
        }

        private Judgement synced(Attribution attribution) {
            return new Judgement(verdict(Outcome.SYNCED, rule), attribution);
        }
    }
}
