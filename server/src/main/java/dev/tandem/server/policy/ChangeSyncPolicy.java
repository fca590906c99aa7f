package dev.tandem.server.policy;

import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.PolicyChangeRules;
import dev.tandem.core.conversation.PolicyChangeRules.Effect;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.policy.SyncPolicyStore.Candidate;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Difference;
import dev.tandem.server.policy.SyncPolicyStore.Entry;
import dev.tandem.server.policy.SyncPolicyStore.Kind;
import dev.tandem.server.policy.SyncPolicyStore.Named;
import dev.tandem.server.policy.SyncPolicyStore.NewChange;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import dev.tandem.server.policy.SyncPolicyStore.Touched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * R13, R16, R28: foretells what another sync policy would change, changes it, and takes the change back. The emails concerned are judged
 * again by the mailbox loop, each once; whoever asks is told how far that has come.
 */
@Component
public class ChangeSyncPolicy {

    /** Contacts that are named in what is foretold. */
    static final int CONTACTS_SHOWN = 20;

    private final SyncPolicyStore policies;
    private final CheckSyncPolicy check;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeSyncPolicy(SyncPolicyStore policies, CheckSyncPolicy check, AuditTrail audit, InstantSource clock) {
        this.policies = policies;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody wants: the policy of the sub-account, or, with {@code own}, only the block list of their own mailbox. */
    public record Wish(boolean own, Settings settings) {}

    /**
     * What would change.
     *
     * @param contacts the first of those concerned, most emails first
     * @param contactsTotal how many there are
     * @param listed the first contacts with an address on what comes onto a list: they stay contacts, and begin no thread any more
     */
    public record Foretold(
            Difference difference,
            int coming,
            int going,
            List<Concerned> contacts,
            int contactsTotal,
            List<Named> listed) {}

    /** What would change with one contact. */
    public record Concerned(Named contact, int coming, int going) {}

    private record Moving(Candidate email, Effect effect) {}

    /**
     * What this policy would change of what stands, by what is kept of emails that have a verdict.
     *
     * @throws dev.tandem.server.BadInput where it contradicts itself
     */
    @Transactional(readOnly = true)
    public Foretold foretell(Access access, Wish wish) {
        allowed(access, wish.own());
        Settings wanted = check.checked(access.subAccountId(), wish);
        return foretold(access, difference(access, wish.own(), wanted), moving(access, wish.own(), wanted));
    }

    /**
     * Changes it; empty if nothing is different.
     *
     * @throws dev.tandem.server.BadInput where it contradicts itself
     */
    @Transactional
    public Optional<UUID> apply(Access access, Wish wish) {
        allowed(access, wish.own());
        Settings wanted = check.checked(access.subAccountId(), wish);
        policies.lock(access.subAccountId());
        Difference difference = difference(access, wish.own(), wanted);
        if (difference.none()) {
            return Optional.empty();
        }
        List<Moving> moving = moving(access, wish.own(), wanted);
        Foretold foretold = foretold(access, difference, moving);
        Instant now = clock.instant();
        policies.save(access.subAccountId(), owner(access, wish.own()), wanted, now);
        audit.record(access, "syncPolicy.changed", difference.toString(), now);
        return Optional.of(policies.keep(
                access.subAccountId(),
                new NewChange(
                        access.userId(),
                        owner(access, wish.own()),
                        difference,
                        moving.stream().map(Moving::email).toList(),
                        foretold.coming(),
                        foretold.going()),
                now));
    }

    /**
     * Takes a change back: what it changed becomes as it was, unless somebody changed that since; the same emails are judged again.
     *
     * @return false if there is no such change, or it was taken back before
     */
    @Transactional
    public boolean undo(Access access, UUID id) {
        policies.lock(access.subAccountId());
        Optional<Change> found = policies.change(access.subAccountId(), id)
                .filter(change -> change.undoneAt().isEmpty());
        found.ifPresent(change -> undo(access, change));
        return found.isPresent();
    }

    private void undo(Access access, Change change) {
        boolean own = change.ownOf().isPresent();
        if (own && !change.ownOf().equals(Optional.of(access.userId()))) {
            throw new NotAllowed("settings");
        }
        allowed(access, own);
        Instant now = clock.instant();
        Settings current = policies.settings(access.subAccountId(), change.ownOf());
        policies.save(access.subAccountId(), change.ownOf(), before(change.difference(), current), now);
        policies.takeBack(access.subAccountId(), change, access.userId(), now);
        audit.record(access, "syncPolicy.undone", change.id().toString(), now);
    }

    private static Settings before(Difference made, Settings current) {
        return new Settings(
                current.gate() == made.gateAfter() ? made.gateBefore() : current.gate(),
                current.suffix() == made.suffixAfter() ? made.suffixBefore() : current.suffix(),
                list(current.blocked(), Kind.BLOCKED, made),
                list(current.internal(), Kind.INTERNAL, made));
    }

    private static List<String> list(List<String> current, Kind kind, Difference made) {
        return Stream.concat(
                        current.stream().filter(value -> !made.added().contains(new Entry(kind, value))),
                        made.removed().stream()
                                .filter(entry -> entry.list() == kind)
                                .map(Entry::value))
                .distinct()
                .toList();
    }

    private static void allowed(Access access, boolean own) {
        if (own ? !access.member() : !access.admin()) {
            throw new NotAllowed(own ? "connection" : "settings");
        }
    }

    private static Optional<UserId> owner(Access access, boolean own) {
        return own ? Optional.of(access.userId()) : Optional.empty();
    }

    private Difference difference(Access access, boolean own, Settings wanted) {
        Settings now = policies.settings(access.subAccountId(), owner(access, own));
        List<Entry> added = new ArrayList<>(missing(Kind.BLOCKED, wanted.blocked(), now.blocked()));
        List<Entry> removed = new ArrayList<>(missing(Kind.BLOCKED, now.blocked(), wanted.blocked()));
        if (own) {
            return new Difference(now.gate(), now.gate(), now.suffix(), now.suffix(), added, removed);
        }
        added.addAll(missing(Kind.INTERNAL, wanted.internal(), now.internal()));
        removed.addAll(missing(Kind.INTERNAL, now.internal(), wanted.internal()));
        return new Difference(now.gate(), wanted.gate(), now.suffix(), wanted.suffix(), added, removed);
    }

    private static List<Entry> missing(Kind kind, List<String> in, List<String> from) {
        return in.stream()
                .filter(value -> !from.contains(value))
                .map(value -> new Entry(kind, value))
                .toList();
    }

    private List<Moving> moving(Access access, boolean own, Settings wanted) {
        Difference difference = difference(access, own, wanted);
        SyncPolicy policy = check.policy(access.subAccountId(), owner(access, own), wanted);
        Touched touched = new Touched(
                difference.gateBefore() != difference.gateAfter(),
                values(difference.added(), Kind.BLOCKED),
                difference.removed().stream().map(Entry::value).toList());
        return policies.candidates(access.subAccountId(), touched).stream()
                .map(email -> new Moving(
                        email,
                        PolicyChangeRules.effect(email.judged(), policy, CheckSyncPolicy.list(wanted.internal()))))
                .filter(moving -> moving.effect() != Effect.STAYS)
                .toList();
    }

    private static List<String> values(List<Entry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.list() == kind)
                .map(Entry::value)
                .toList();
    }

    private Foretold foretold(Access access, Difference difference, List<Moving> moving) {
        Map<Named, Concerned> contacts = new LinkedHashMap<>();
        moving.forEach(one -> one.email()
                .named()
                .ifPresent(contact -> contacts.merge(contact, concerned(contact, one), ChangeSyncPolicy::sum)));
        return new Foretold(
                difference,
                count(moving, Effect.COMES_IN),
                count(moving, Effect.GOES_OUT),
                contacts.values().stream()
                        .sorted((one, other) ->
                                Integer.compare(other.coming() + other.going(), one.coming() + one.going()))
                        .limit(CONTACTS_SHOWN)
                        .toList(),
                contacts.size(),
                policies.contactsOn(
                        access.subAccountId(),
                        difference.added().stream().map(Entry::value).toList(),
                        CONTACTS_SHOWN));
    }

    private static Concerned concerned(Named contact, Moving one) {
        return one.effect() == Effect.COMES_IN ? new Concerned(contact, 1, 0) : new Concerned(contact, 0, 1);
    }

    private static Concerned sum(Concerned one, Concerned other) {
        return new Concerned(one.contact(), one.coming() + other.coming(), one.going() + other.going());
    }

    private static int count(List<Moving> moving, Effect effect) {
        return (int) moving.stream().filter(one -> one.effect() == effect).count();
    }
}
