package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.World.Link;
import dev.tandem.scenarios.simulation.oracle.World.Place;
import dev.tandem.scenarios.simulation.oracle.World.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says what the CRM should show, from what truly happened: Google's mailboxes, what people did in the CRM, and the order in which
 * messages were judged, which is the one thing the server may choose. It shares no code with the rules of {@code core}.
 */
public final class Oracle {

    private final World world = new World();
    private final List<String> differences = new ArrayList<>();
    private final Filing filing = new Filing(world, differences);
    private final PlainRules rules = new PlainRules(world);
    private final Again again = new Again(world);
    private final Claims claims = new Claims(world);
    private int now;

    /** What the server did otherwise, so far. */
    public List<String> differences() {
        return differences;
    }

    /** What a sub-account should show now. */
    public List<Shown> shownIn(UUID subAccount) {
        Map<ShownThread, Integer> numbers = new LinkedHashMap<>();
        return world.in(subAccount)
                .map(email -> new Shown(
                        email.thread.contact,
                        numbers.computeIfAbsent(email.thread, thread -> numbers.size()),
                        email.written,
                        Set.copyOf(email.copies),
                        world.isHidden(email.thread),
                        email.bounced,
                        email.written.isPresent() || email.copies.stream().anyMatch(id -> copy(id).isSent())))
                .toList();
    }

    /** Copies that should have a verdict in a sub-account and have none, or one that its labels made stale (R17, R80, R81). */
    public List<String> missing() {
        List<String> missing = new ArrayList<>(again.missing());
        for (Link link : world.links) {
            world.copies.values().stream()
                    .filter(copy -> copy.id.mailbox().equals(link.mailbox()) && !copy.vanished)
                    .filter(copy -> copy.appearedAt > link.since())
                    .forEach(copy -> missing.addAll(missing(copy, link.subAccount())));
        }
        return missing;
    }

    private List<String> missing(TrueCopy copy, UUID subAccount) {
        Said said = world.verdicts.get(new Place(copy.id, subAccount));
        if (said == null) {
            return List.of("message " + copy + " has no verdict in " + subAccount);
        }
        boolean stale = said.judged().rule().equals("R17") && !copy.isOutOfScope();
        return stale ? List.of("message " + copy.id + " came into scope and was not judged again") : List.of();
    }

    /** The words of a mailbox's message, and whether it left from there. */
    public Stream<Written> everything() {
        return world.copies.values().stream()
                .map(copy -> new Written(copy.id, copy.source, copy.isSent(), copy.mark()));
    }

    /** An email as it lay in a mailbox at some time. */
    public record Written(CopyId copy, String source, boolean sent, Optional<UUID> mark) {}

    /** Emails of the CRM with the mailbox they leave through. */
    public Map<UUID, String> writtenInCrm() {
        Map<UUID, String> all = new LinkedHashMap<>();
        world.written.values().forEach(email -> all.put(email.message(), email.mailbox()));
        return all;
    }

    /**
     * A message that should be shown.
     *
     * @param thread equal for those that stand in one thread
     * @param hidden because others have the thread
     * @param bounced a report said that it did not arrive (R18)
     * @param written which email of the CRM it is, if it was written there
     */
    public record Shown(
            UUID contact,
            int thread,
            Optional<UUID> written,
            Set<CopyId> copies,
            boolean hidden,
            boolean bounced,
            boolean outbound) {}

    /** Lets something happen. */
    public void hears(Event event) {
        now++;
        switch (event) {
            case Event.GateSet gate -> world.gates.put(gate.subAccount(), gate.policy());
            case Event.Joined joined -> world.members.add(joined);
            case Event.Left left -> leave(left);
            case Event.ContactMade made -> world.contacts.add(new KnownContact(made));
            case Event.AddressesSet set -> setAddresses(set);
            case Event.LetIn letIn -> again.letIn(letIn, now);
            case Event.Merged merged -> merge(merged);
            case Event.Assigned set -> contact(set.subAccount(), set.contact()).assignedTo = set.user();
            case Event.Connected connected -> connect(connected);
            case Event.Paused paused -> pause(paused);
            case Event.Disconnected gone -> disconnect(gone.subAccount(), gone.user());
            case Event.Appeared appeared -> world.copies.put(appeared.copy(), new TrueCopy(appeared, now));
            case Event.Relabelled relabelled -> copy(relabelled.copy()).labels = relabelled.labels();
            case Event.Vanished vanished -> copy(vanished.copy()).vanished = true;
            case Event.Written written -> write(written);
            case Event.Judged judged -> judge(judged);
            case Event.BoundBySending bound -> filing.bind(bound);
            case Event.Refused refused -> refused(refused);
            case Event.Claimed claimed -> claim(claimed);
            case Event.Sent sent -> filing.sent(sent);
            case Event.ReadBack readBack -> filing.readBack(readBack);
        }
    }

    /** F69. */
    private void setAddresses(Event.AddressesSet set) {
        KnownContact contact = contact(set.subAccount(), set.contact());
        List<String> before = contact.addresses;
        contact.addresses = set.addresses();
        set.addresses().stream()
                .filter(address -> !before.contains(address))
                .forEach(gained -> again.gained(set.subAccount(), gained, now));
    }

    /** Everything of the one is the other's from now on. */
    private void merge(Event.Merged merged) {
        KnownContact stays = contact(merged.subAccount(), merged.stays());
        KnownContact goes = contact(merged.subAccount(), merged.goes());
        boolean all = merged.addresses().stream().filter(stays::has).count() > 0 || stays.addresses.isEmpty();
        if (!all || !merged.addresses().containsAll(goes.addresses)) {
            differences.add(merged + " lost an address");
        }
        stays.addresses = merged.addresses();
        stays.assignedTo = merged.assignedTo();
        world.contacts.remove(goes);
        world.emails.stream()
                .map(email -> email.thread)
                .filter(thread -> thread.contact.equals(goes.id))
                .forEach(thread -> thread.contact = stays.id);
        world.bindings.values().stream()
                .filter(thread -> thread.contact.equals(goes.id))
                .forEach(thread -> thread.contact = stays.id);
        world.verdicts.replaceAll((place, said) -> said.heldFor().equals(Optional.of(goes.id))
                ? new Said(said.judged(), said.at(), Optional.of(stays.id))
                : said);
    }

    /** R07, R70, R74: another mailbox of the user ends, the same one stays as it was. */
    private void connect(Event.Connected connected) {
        pause(new Event.Paused(connected.subAccount(), connected.user(), false));
        boolean stays = world.links(connected.subAccount(), connected.mailbox()).stream()
                .anyMatch(link -> link.user().equals(connected.user()));
        if (!stays) {
            disconnect(connected.subAccount(), connected.user());
            world.links.add(new Link(connected.subAccount(), connected.user(), connected.mailbox(), now));
        }
    }

    /** R75: the connection ends, what is assigned stays assigned. */
    private void leave(Event.Left left) {
        world.members.removeIf(member ->
                member.subAccount().equals(left.subAccount()) && member.user().equals(left.user()));
        disconnect(left.subAccount(), left.user());
    }

    private void pause(Event.Paused paused) {
        world.links.replaceAll(link ->
                link.subAccount().equals(paused.subAccount()) && link.user().equals(paused.user())
                        ? link.paused(paused.paused())
                        : link);
    }

    private void disconnect(UUID subAccount, UUID user) {
        world.links.removeIf(
                link -> link.subAccount().equals(subAccount) && link.user().equals(user));
    }

    /** R10, R20: it shows at once, in the thread that is answered or in a new one. */
    private void write(Event.Written written) {
        world.written.put(written.message(), written);
        ShownThread thread = written.answered()
                .flatMap(answered -> standing(written.subAccount(), answered))
                .map(email -> email.thread)
                .orElseGet(() -> new ShownThread(written.subAccount(), written.contact()));
        world.emails.add(new ShownEmail(thread, Optional.of(written.message())));
        if (written.answered().isPresent()) {
            claims.inTheWay(thread, written.mailbox())
                    .ifPresent(claim -> differences.add(written + " answers a thread that is claimed: " + claim));
        }
    }

    /** R32: an answer is refused where another sub-account has what the answering mailbox holds of the thread. */
    private void refused(Event.Refused refused) {
        boolean right = standing(refused.subAccount(), refused.answered())
                .flatMap(email -> claims.inTheWay(email.thread, refused.mailbox()))
                .isPresent();
        if (!right) {
            differences.add(refused + ": nobody else has that thread");
        }
    }

    private void claim(Event.Claimed claimed) {
        if (!claims.take(claimed)) {
            differences.add(claimed + " is not right");
        }
    }

    /** Who should have a thread and has none (R32, R33). */
    public List<String> unclaimed() {
        return claims.missing();
    }

    private Optional<ShownEmail> standing(UUID subAccount, Event.Standing meant) {
        return world.shown(subAccount, meant.message())
                .or(() -> meant.copies().stream()
                        .flatMap(copy -> world.shown(subAccount, copy).stream())
                        .findFirst());
    }

    private void judge(Event.Judged judged) {
        TrueCopy copy = world.copies.get(judged.copy());
        if (copy == null) {
            differences.add(judged + ": no mailbox ever held that message");
            return;
        }
        Opinion opinion = rules.judge(copy, judged.subAccount());
        world.verdicts.put(new Place(judged.copy(), judged.subAccount()), new Said(judged, now, opinion.heldFor()));
        if (!opinion.outcome().equals(judged.outcome()) || !opinion.rules().contains(judged.rule())) {
            differences.add(
                    "message " + copy.id + " " + copy.headers.first("Subject").orElse("") + " in "
                            + judged.subAccount() + " was " + judged.outcome() + " by " + judged.rule() + ", should be "
                            + opinion + "\n" + copy.source.split("\r?\n\r?\n", 2)[0]);
        }
        world.echoOf(copy).ifPresent(written -> filing.addCopy(written, copy));
        if (opinion.outcome().equals("SYNCED") && opinion.rules().contains("R18")) {
            rules.reported(copy, judged.subAccount()).ifPresent(email -> email.bounced = true);
        }
        opinion.place().ifPresent(where -> filing.file(copy, judged.subAccount(), where));
    }

    private KnownContact contact(UUID subAccount, UUID id) {
        return world.contact(subAccount, id).orElseThrow();
    }

    private TrueCopy copy(CopyId id) {
        return Objects.requireNonNull(world.copies.get(id), id::toString);
    }
}
