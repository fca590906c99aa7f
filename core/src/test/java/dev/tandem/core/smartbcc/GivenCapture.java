package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.Everybody;
import dev.tandem.core.given.GivenContact;
import dev.tandem.core.given.GivenPlace;
import dev.tandem.core.given.People;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Nature;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.OwnAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An email that Ada sent with her smart address in Bcc, signed by her provider, unless a story says otherwise. */
final class GivenCapture {

    static final String SMART = "7k2mq4vd8ht3znb6wc5rj1fx9@in.tandem.example";

    private final List<Participant> participants = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private Automatic automatic = Automatic.NONE;
    private int hops = 3;
    private boolean ownNotice;
    private SenderProof proof = new SenderProof(Set.of("gmail.com"), Set.of());
    private boolean released;
    private Optional<Forward> forward = Optional.empty();
    private AddressList staff = AddressList.EMPTY;
    private AddressList blocked = AddressList.EMPTY;
    private Set<EmailAddress> trusted = Set.of();
    private Optional<Binding> sameEmail = Optional.empty();
    private Optional<Binding> answered = Optional.empty();
    private boolean writtenHere;

    private GivenCapture() {}

    static GivenCapture fromAda() {
        return emailFrom(People.ADAS_ADDRESS);
    }

    static GivenCapture emailFrom(String... addresses) {
        return new GivenCapture().line(Role.FROM, addresses);
    }

    GivenCapture to(String... addresses) {
        return line(Role.TO, addresses);
    }

    GivenCapture cc(String... addresses) {
        return line(Role.CC, addresses);
    }

    GivenCapture toNamed(String name, String address) {
        participants.add(new Participant(Role.TO, new EmailAddress(address), name));
        return this;
    }

    GivenCapture knows(GivenContact contact) {
        contacts.add(contact.known());
        return this;
    }

    GivenCapture staff(String... addresses) {
        staff = list(addresses);
        return this;
    }

    GivenCapture blocking(String... addresses) {
        blocked = list(addresses);
        return this;
    }

    GivenCapture trusting(String... addresses) {
        trusted = addresses(addresses);
        return this;
    }

    GivenCapture signedBy(String... domains) {
        proof = new SenderProof(Set.of(domains), Set.of());
        return this;
    }

    GivenCapture sentBy(String... domains) {
        proof = new SenderProof(Set.of(), Set.of(domains));
        return this;
    }

    GivenCapture automatic(Automatic kind) {
        automatic = kind;
        return this;
    }

    GivenCapture hops(int count) {
        hops = count;
        return this;
    }

    GivenCapture ownNotice() {
        ownNotice = true;
        return this;
    }

    GivenCapture released() {
        released = true;
        return this;
    }

    /** R67: it passes on an email of this person. */
    GivenCapture passesOn(String author) {
        forward = Optional.of(new Forward.Of(new Participant(Role.FROM, new EmailAddress(author), "Jana Weber")));
        return this;
    }

    GivenCapture passesOn(Forward what) {
        forward = Optional.of(what);
        return this;
    }

    GivenCapture writtenHere() {
        writtenHere = true;
        return this;
    }

    GivenCapture standsWith(String contact) {
        sameEmail = Optional.of(GivenPlace.bindingOf(contact));
        return this;
    }

    GivenCapture answersOneOf(String contact) {
        answered = Optional.of(GivenPlace.bindingOf(contact));
        return this;
    }

    CapturePlan plan() {
        return CaptureRules.plan(email(), place());
    }

    boolean isForSomebody() {
        return CaptureRules.isForSomebody(email(), place());
    }

    private CapturedEmail email() {
        return new CapturedEmail(
                participants, new Nature(automatic, false, List.of()), hops, ownNotice, proof, released, forward);
    }

    private CapturePlace place() {
        return new CapturePlace(
                People.ADA_LENZ,
                new SyncPolicy(GatePolicy.ASSIGNED, AddressList.EMPTY, Map.of(People.ADA_LENZ, blocked)),
                new Everybody(new ContactBook(contacts), staff, People.adasAddresses()),
                new OwnAddresses(trusted),
                "in.tandem.example",
                sameEmail,
                answered,
                writtenHere);
    }

    private GivenCapture line(Role role, String... addresses) {
        Stream.of(addresses).forEach(address -> participants.add(new Participant(role, new EmailAddress(address), "")));
        return this;
    }

    private static AddressList list(String... addresses) {
        return new AddressList(addresses(addresses), Set.of());
    }

    private static Set<EmailAddress> addresses(String... addresses) {
        return Stream.of(addresses).map(EmailAddress::new).collect(Collectors.toSet());
    }
}
