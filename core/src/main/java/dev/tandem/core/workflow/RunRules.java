package dev.tandem.core.workflow;

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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** R42, R51: what a run does next, from what is known of the contact now. Asked before each step, and again in the transaction that does it. */
public final class RunRules {

    /** Workflow emails to one contact in 24 hours, over all workflows. */
    public static final int EMAILS_MAX_PER_DAY = 10;

    private RunRules() {}

    /** Decides. */
    public static Move next(List<Step> steps, Place place, Facts facts, Instant now) {
        if (facts.contact().isEmpty()) {
            return new End(Ended.CONTACT_GONE);
        }
        if (facts.stopsOnReply() && facts.replied()) {
            return new End(Ended.REPLIED);
        }
        if (place.email().filter(Email.BOUNCED::equals).isPresent()) {
            return new Fail(Failed.BOUNCED);
        }
        if (place.step() >= steps.size()) {
            return new End(Ended.FINISHED);
        }
        return step(steps.get(place.step()), place, facts, facts.contact().get(), now);
    }

    private static Move step(Step step, Place place, Facts facts, Contact contact, Instant now) {
        return switch (step) {
            case Step.SendEmail ignored ->
                place.email()
                        .filter(email -> place.emailIsOfThisStep())
                        .map(RunRules::filed)
                        .orElseGet(() -> send(facts, contact));
            case Step.Wait wait -> wait(wait, place, facts, now);
            case Step.OnlyIf condition -> holds(condition, facts, contact) ? new Pass() : new End(Ended.CONDITION);
            case Step.Assign assign ->
                assign.user().filter(user -> !facts.members().contains(user)).isPresent()
                        ? new Fail(Failed.NO_MEMBER)
                        : new Act();
            case Step.Notify told -> told(told, facts, contact);
            case Step.AddTag ignored -> new Act();
            case Step.CallWebhook ignored -> new Act();
        };
    }

    private static Move filed(Email email) {
        return switch (email) {
            case WAITS -> new Hold();
            case SENT -> new Pass();
            case NOT_SENT -> new Fail(Failed.NOT_SENT);
            case UNKNOWN -> new Fail(Failed.UNKNOWN);
            case BOUNCED -> new Fail(Failed.BOUNCED);
        };
    }

    private static Move send(Facts facts, Contact contact) {
        if (contact.doNotDisturb()) {
            return new Skip(Skipped.DO_NOT_DISTURB);
        }
        if (!contact.hasAddress()) {
            return new Skip(Skipped.NO_ADDRESS);
        }
        if (contact.addressBounced()) {
            return new Skip(Skipped.BOUNCED_BEFORE);
        }
        if (facts.emailsInLastDay() >= EMAILS_MAX_PER_DAY) {
            return new Fail(Failed.TOO_MANY_EMAILS);
        }
        return facts.hasProvider() ? new Act() : new Fail(Failed.NO_PROVIDER);
    }

    private static Move wait(Step.Wait wait, Place place, Facts facts, Instant now) {
        Instant until = place.waitsUntil().orElseGet(() -> WaitRules.until(wait, now, facts.zone()));
        return until.isAfter(now) ? new WaitUntil(until) : new Pass();
    }

    private static Move told(Step.Notify told, Facts facts, Contact contact) {
        Optional<UserId> user = told.user().or(contact::assignedTo);
        if (user.isEmpty()) {
            return new Skip(Skipped.NOBODY_ASSIGNED);
        }
        if (!facts.members().contains(user.get())) {
            return new Fail(Failed.NO_MEMBER);
        }
        return facts.hasProvider() ? new Act() : new Fail(Failed.NO_PROVIDER);
    }

    /** Whether a condition is met now. */
    public static boolean holds(Step.OnlyIf condition, Facts facts, Contact contact) {
        return switch (condition.check()) {
            case NO_REPLY_SINCE_START -> !facts.replied();
            case HAS_TAG -> condition.tag().filter(contact.tags()::contains).isPresent();
            case HAS_NOT_TAG -> condition.tag().filter(contact.tags()::contains).isEmpty();
            case ASSIGNED -> contact.assignedTo().isPresent();
            case NOT_ASSIGNED -> contact.assignedTo().isEmpty();
        };
    }

    /** How an email of a run stands. */
    public enum Email {
        WAITS,
        SENT,
        NOT_SENT,
        UNKNOWN,
        BOUNCED
    }

    /**
     * How far a run is.
     *
     * @param step counted from 0
     * @param email how its latest email stands, if it has one
     * @param emailIsOfThisStep it belongs to the step where the run is
     * @param waitsUntil once its wait has begun
     */
    public record Place(int step, Optional<Email> email, boolean emailIsOfThisStep, Optional<Instant> waitsUntil) {}

    /**
     * What is known now.
     *
     * @param contact empty once it was deleted
     * @param replied a person wrote from there since the run began; automatic emails are none (R18)
     * @param emailsInLastDay that workflows sent to this contact
     * @param members of the sub-account
     * @param zone the sub-account's
     */
    public record Facts(
            Optional<Contact> contact,
            boolean stopsOnReply,
            boolean replied,
            int emailsInLastDay,
            boolean hasProvider,
            Set<UserId> members,
            ZoneId zone) {}

    /** The contact as it is now. */
    public record Contact(
            boolean doNotDisturb,
            boolean hasAddress,
            boolean addressBounced,
            Set<String> tags,
            Optional<UserId> assignedTo) {}
}
