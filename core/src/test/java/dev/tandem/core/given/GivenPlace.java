package dev.tandem.core.given;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.Claim;
import dev.tandem.core.conversation.ConversationThreadId;
import dev.tandem.core.conversation.Everybody;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.conversation.Rule;
import dev.tandem.core.conversation.Standing;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.Baseline;
import dev.tandem.core.mailbox.Connection;
import dev.tandem.core.mailbox.HistoryCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sub-account as one message meets it. */
public final class GivenPlace {

    /** When a connection is made unless a story says otherwise, at history 1000. */
    public static final Instant CONNECTED_AT = Instant.parse("2026-11-02T09:00:00Z");

    public static final long CONNECTED_AT_HISTORY = 1000;

    private final List<Connection> connections = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private GatePolicy gate = GatePolicy.ASSIGNED;
    private PlusSuffix suffix = PlusSuffix.COUNTS;
    private Optional<Binding> binding = Optional.empty();
    private Optional<Binding> sameEmail = Optional.empty();

    private final List<Binding> branches = new ArrayList<>();
    private Optional<Binding> answered = Optional.empty();
    private Optional<Binding> answeredUnseen = Optional.empty();
    private Set<EmailAddress> tookPart = Set.of();
    private Optional<Claim> claim = Optional.empty();
    private Standing.Own own = Standing.Own.NONE;
    private AddressList staff = AddressList.EMPTY;
    private AddressList blocked = AddressList.EMPTY;
    private final Map<UserId, AddressList> blockedByUser = new HashMap<>();

    private GivenPlace() {}

    public static GivenPlace connectedBy(UserId user) {
        return new GivenPlace().alsoConnectedBy(user, CONNECTED_AT_HISTORY, CONNECTED_AT);
    }

    public GivenPlace alsoConnectedBy(UserId user, long history, Instant providerTime) {
        connections.add(new Connection(user, new Baseline(new HistoryCursor(history), providerTime)));
        return this;
    }

    public GivenPlace knows(GivenContact contact) {
        contacts.add(contact.known());
        return this;
    }

    public GivenPlace gate(GatePolicy policy) {
        gate = policy;
        return this;
    }

    /** R28: the sub-account has chosen that "+suffix" names nobody else. */
    public GivenPlace ignoringSuffix() {
        suffix = PlusSuffix.IGNORED;
        return this;
    }

    /** R11: the message's thread is bound to this contact's conversation. */
    public GivenPlace boundTo(String contact) {
        binding = Optional.of(bindingOf(contact));
        return this;
    }

    /** R29: the very same email stands already in this contact's conversation. */
    public GivenPlace alreadyHolds(String contact) {
        sameEmail = Optional.of(bindingOf(contact));
        return this;
    }

    /** R26: the user forwarded to this contact in the same thread of the mailbox. */
    public GivenPlace forwardedTo(String contact) {
        branches.add(bindingOf(contact));
        return this;
    }

    /** R64: the email that this one answers stands in this contact's conversation, and no mailbox ever had it. */
    public GivenPlace answeredCameToASmartAddressOf(String contact) {
        answeredUnseen = Optional.of(bindingOf(contact));
        return this;
    }

    /** R26: the email that this one answers stands in this contact's conversation. */
    public GivenPlace answeredStandsWith(String contact) {
        answered = Optional.of(bindingOf(contact));
        return this;
    }

    /** R26: these people were on the earlier emails of the thread. */
    public GivenPlace tookPart(String... addresses) {
        tookPart = addresses(addresses);
        return this;
    }

    /** R32, R33: another sub-account has the thread. */
    public GivenPlace claimedElsewhere(Rule by) {
        claim = Optional.of(new Claim(new SubAccountId(People.idOf("elsewhere")), CONNECTED_AT, by));
        return this;
    }

    public GivenPlace own(Standing.Own what) {
        own = what;
        return this;
    }

    /** R16: users of the sub-account. */
    public GivenPlace staff(String... addresses) {
        staff = new AddressList(addresses(addresses), staff.domains());
        return this;
    }

    /** R16: everybody there is staff. */
    public GivenPlace internalDomain(String domain) {
        staff = new AddressList(staff.addresses(), Set.of(new MailDomain(domain)));
        return this;
    }

    public GivenPlace blocking(String... addresses) {
        blocked = new AddressList(addresses(addresses), blocked.domains());
        return this;
    }

    public GivenPlace blockingDomain(String domain) {
        blocked = new AddressList(blocked.addresses(), Set.of(new MailDomain(domain)));
        return this;
    }

    /** One user's own block list. */
    public GivenPlace blockedBy(UserId user, String... addresses) {
        blockedByUser.put(user, new AddressList(addresses(addresses), Set.of()));
        return this;
    }

    public Place place() {
        return new Place(
                new SyncPolicy(gate, blocked, blockedByUser),
                connections,
                new Everybody(new ContactBook(contacts, suffix), staff, People.adasAddresses()),
                new Standing(binding, branches, answered, answeredUnseen, tookPart, sameEmail, claim, own));
    }

    private static Set<EmailAddress> addresses(String... addresses) {
        return Stream.of(addresses).map(EmailAddress::new).collect(Collectors.toSet());
    }

    public static Binding bindingOf(String contact) {
        return new Binding(new ConversationThreadId(People.idOf("thread with " + contact)), GivenContact.idOf(contact));
    }
}
