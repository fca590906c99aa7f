package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.policy.ChangeSyncPolicy.Concerned;
import dev.tandem.server.policy.ChangeSyncPolicy.Foretold;
import dev.tandem.server.policy.SyncPolicyStore;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Difference;
import dev.tandem.server.policy.SyncPolicyStore.Entry;
import dev.tandem.server.policy.SyncPolicyStore.Named;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import dev.tandem.server.web.PolicyForm.Diff;
import dev.tandem.server.web.PolicyForm.Line;
import dev.tandem.server.web.PolicyForm.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws the sync policy, what would change, and what was changed. */
@Component
class DrawPolicy {

    /** Changes that are shown. */
    private static final int CHANGES = 10;

    private final SyncPolicyStore policies;
    private final MessageSource words;

    DrawPolicy(SyncPolicyStore policies, MessageSource words) {
        this.policies = policies;
        this.words = words;
    }

    Settings stands(Visit visit, boolean own) {
        return policies.settings(visit.subAccount(), owner(visit, own));
    }

    PolicyForm form(Visit visit, boolean own, Settings settings) {
        return form(visit, own, settings, List.of(), null);
    }

    PolicyForm foretold(Visit visit, boolean own, Settings settings, Foretold foretold) {
        return form(
                visit,
                own,
                settings,
                List.of(),
                new Diff(
                        foretold.difference().none(),
                        foretold.coming(),
                        foretold.going(),
                        foretold.contacts().stream().map(DrawPolicy::line).toList(),
                        foretold.contactsTotal() - foretold.contacts().size(),
                        String.join(
                                ", ",
                                foretold.listed().stream().map(Named::name).toList())));
    }

    PolicyForm refused(Visit visit, boolean own, Settings settings, BadInput refused) {
        List<String> sentences = refused.faults().stream()
                .map(fault -> words.getMessage(
                        "api.fault." + fault.key(),
                        fault.arguments().toArray(),
                        visit.user().language().locale()))
                .toList();
        return form(visit, own, settings, sentences, null);
    }

    private PolicyForm form(Visit visit, boolean own, Settings settings, List<String> errors, @Nullable Diff diff) {
        return new PolicyForm(
                own,
                settings.gate().name(),
                settings.suffix().name(),
                String.join("\n", settings.blocked()),
                String.join("\n", settings.internal()),
                errors,
                diff,
                policies.changes(visit.subAccount(), CHANGES).stream()
                        .filter(change -> change.ownOf().equals(owner(visit, own)))
                        .map(change -> made(visit, change))
                        .toList());
    }

    private static Optional<UserId> owner(Visit visit, boolean own) {
        return own ? Optional.of(visit.user().id()) : Optional.empty();
    }

    private static Line line(Concerned one) {
        return new Line(one.contact().id().value(), one.contact().name(), one.coming(), one.going());
    }

    private Made made(Visit visit, Change change) {
        return new Made(
                change.id(),
                change.byName(),
                change.at(),
                words(visit, change.difference()),
                change.emails(),
                change.waiting(),
                change.cameIn(),
                change.wentOut(),
                change.undoneAt().isPresent());
    }

    private List<String> words(Visit visit, Difference made) {
        List<String> sentences = new ArrayList<>();
        if (made.gateBefore() != made.gateAfter()) {
            sentences.add(say(visit, "gate." + made.gateAfter()));
        }
        if (made.suffixBefore() != made.suffixAfter()) {
            sentences.add(say(visit, "policy.suffix." + made.suffixAfter()));
        }
        made.added().forEach(entry -> sentences.add(say(visit, key("added", entry), entry.value())));
        made.removed().forEach(entry -> sentences.add(say(visit, key("removed", entry), entry.value())));
        return sentences;
    }

    private static String key(String what, Entry entry) {
        return "policy." + what + "." + entry.list();
    }

    private String say(Visit visit, String key, Object... values) {
        return words.getMessage(key, values, visit.user().language().locale());
    }
}
