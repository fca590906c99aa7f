package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.workflow.RunRules;
import dev.tandem.core.workflow.Step;
import dev.tandem.core.workflow.WaitRules;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.workflow.WorkflowLetter.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what each step would do for a contact, if it began now and nobody wrote meanwhile. Nothing is sent, and nothing is changed. */
@Component
public class TryWorkflow {

    private static final String NO_TOKEN = "…";

    private final WorkflowLetter letters;
    private final UserStore users;
    private final InstantSource clock;

    TryWorkflow(WorkflowLetter letters, UserStore users, InstantSource clock) {
        this.letters = letters;
        this.users = users;
        this.clock = clock;
    }

    /** One for each step up to where the run would end. */
    public List<Tried> run(Access access, Definition definition, Card contact) {
        List<Tried> tried = new ArrayList<>();
        Instant now = clock.instant();
        for (Step step : definition.steps()) {
            Tried one = one(access, step, contact.details(), now);
            tried.add(one);
            now = one.until().orElse(now);
            if (one.what() == What.ENDS) {
                return tried;
            }
        }
        return tried;
    }

    private Tried one(Access access, Step step, Details contact, Instant now) {
        return switch (step) {
            case Step.SendEmail email -> email(access, email, contact);
            case Step.Wait wait ->
                new Tried(
                        What.WAITS,
                        Optional.of(
                                WaitRules.until(wait, now, access.subAccount().timeZone())),
                        Optional.empty());
            case Step.OnlyIf condition -> new Tried(holds(access, condition, contact) ? What.GOES_ON : What.ENDS);
            case Step.Assign ignored -> new Tried(What.DOES);
            case Step.AddTag ignored -> new Tried(What.DOES);
            case Step.CallWebhook ignored -> new Tried(What.DOES);
            case Step.Notify told ->
                new Tried(told.user().or(contact::assignedTo).isPresent() ? What.DOES : What.SKIPS);
        };
    }

    private Tried email(Access access, Step.SendEmail email, Details contact) {
        UserId user = contact.assignedTo().orElse(access.userId());
        User from = users.find(user).orElse(access.actor().user());
        SubAccountId subAccount = access.subAccountId();
        Optional<Letter> letter =
                letters.to(new Sender(subAccount, access.subAccount(), from), email, contact, NO_TOKEN);
        return contact.doNotDisturb() || letter.isEmpty()
                ? new Tried(What.SKIPS)
                : new Tried(What.SENDS, Optional.empty(), letter);
    }

    private static boolean holds(Access access, Step.OnlyIf condition, Details contact) {
        RunRules.Contact known = new RunRules.Contact(
                contact.doNotDisturb(), true, false, Set.copyOf(contact.tags()), contact.assignedTo());
        return RunRules.holds(
                condition,
                new RunRules.Facts(
                        Optional.of(known),
                        true,
                        false,
                        0,
                        true,
                        Set.of(),
                        access.subAccount().timeZone()),
                known);
    }

    /** What would become of a step. */
    public enum What {
        SENDS,
        SKIPS,
        WAITS,
        GOES_ON,
        ENDS,
        DOES
    }

    /**
     * What a step would do.
     *
     * @param until when a wait would be over
     * @param letter the email it would send
     */
    public record Tried(What what, Optional<Instant> until, Optional<Letter> letter) {

        Tried(What what) {
            this(what, Optional.empty(), Optional.empty());
        }
    }
}
