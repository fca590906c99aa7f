package dev.tandem.core.conversation;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.PolicyChangeRules.Effect;
import dev.tandem.core.conversation.PolicyChangeRules.Judged;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R13, R16: what another sync policy does to emails that have a verdict")
class PolicyChangeTest {

    private static final EmailAddress JANAS = new EmailAddress(JANA);
    private static final EmailAddress STRANGER = new EmailAddress("hans@keller-bau.example");
    private static final Contact NOBODYS = contact("Jana Weber", JANA).known();
    private static final Contact ADAS =
            contact("Jana Weber", JANA).assignedTo(ADA_LENZ).known();

    @Test
    @DisplayName("R13: an opened gate lets in what it held back, for any of the users who see the mailbox")
    void opened() {
        assertThat(effect(heldBack(NOBODYS, BEN_ARNOLD), GatePolicy.ASSIGNED)).isEqualTo(Effect.STAYS);
        assertThat(effect(heldBack(NOBODYS, BEN_ARNOLD), GatePolicy.ASSIGNED_OR_UNASSIGNED))
                .isEqualTo(Effect.COMES_IN);
        assertThat(effect(heldBack(ADAS, BEN_ARNOLD), GatePolicy.ASSIGNED_OR_UNASSIGNED))
                .isEqualTo(Effect.STAYS);
        assertThat(effect(heldBack(ADAS, BEN_ARNOLD, ADA_LENZ), GatePolicy.ASSIGNED_OR_UNASSIGNED))
                .isEqualTo(Effect.COMES_IN);
        assertThat(effect(heldBack(ADAS, BEN_ARNOLD), GatePolicy.ANY_CONTACT)).isEqualTo(Effect.COMES_IN);
    }

    @Test
    @DisplayName("R13: the gate opens for nobody who is blocked with every address, or internal")
    void openedForNobody() {
        SyncPolicy policy = new SyncPolicy(GatePolicy.ANY_CONTACT, list(JANAS), Map.of());

        assertThat(PolicyChangeRules.effect(heldBack(NOBODYS, BEN_ARNOLD), policy, AddressList.EMPTY))
                .isEqualTo(Effect.STAYS);
        assertThat(PolicyChangeRules.effect(
                        heldBack(NOBODYS, BEN_ARNOLD),
                        SyncPolicy.of(GatePolicy.ANY_CONTACT),
                        new AddressList(Set.of(), Set.of(new MailDomain(JANAS.domain())))))
                .isEqualTo(Effect.STAYS);
    }

    @Test
    @DisplayName("R11: a closed gate takes nothing out")
    void closed() {
        assertThat(effect(synced(Set.of(JANAS), BEN_ARNOLD), GatePolicy.ASSIGNED))
                .isEqualTo(Effect.STAYS);
    }

    @Test
    @DisplayName("R13: a block list takes out what only blocked people are on, for all users who see the mailbox")
    void blocked() {
        SyncPolicy forAll = new SyncPolicy(GatePolicy.ASSIGNED, list(JANAS), Map.of());
        SyncPolicy forBen = new SyncPolicy(GatePolicy.ASSIGNED, AddressList.EMPTY, Map.of(BEN_ARNOLD, list(JANAS)));

        assertThat(PolicyChangeRules.effect(synced(Set.of(JANAS), BEN_ARNOLD), forAll, AddressList.EMPTY))
                .isEqualTo(Effect.GOES_OUT);
        assertThat(PolicyChangeRules.effect(synced(Set.of(JANAS, STRANGER), BEN_ARNOLD), forAll, AddressList.EMPTY))
                .isEqualTo(Effect.STAYS);
        assertThat(PolicyChangeRules.effect(synced(Set.of(JANAS), BEN_ARNOLD), forBen, AddressList.EMPTY))
                .isEqualTo(Effect.GOES_OUT);
        assertThat(PolicyChangeRules.effect(synced(Set.of(JANAS), BEN_ARNOLD, ADA_LENZ), forBen, AddressList.EMPTY))
                .isEqualTo(Effect.STAYS);
        assertThat(PolicyChangeRules.effect(synced(Set.of(), BEN_ARNOLD), forAll, AddressList.EMPTY))
                .isEqualTo(Effect.STAYS);
    }

    @Test
    @DisplayName("R13: taken off the block list, a contact's emails come in if the gate lets them pass")
    void unblocked() {
        Judged kept = new Judged(Outcome.NOT_SYNCED, List.of(ADA_LENZ), Set.of(), Optional.of(ADAS));

        assertThat(effect(kept, GatePolicy.ASSIGNED)).isEqualTo(Effect.COMES_IN);
        assertThat(effect(
                        new Judged(Outcome.NOT_SYNCED, List.of(ADA_LENZ), Set.of(), Optional.empty()),
                        GatePolicy.ANY_CONTACT))
                .isEqualTo(Effect.STAYS);
    }

    private static Effect effect(Judged judged, GatePolicy gate) {
        return PolicyChangeRules.effect(judged, SyncPolicy.of(gate), AddressList.EMPTY);
    }

    private static Judged heldBack(Contact contact, UserId... users) {
        return new Judged(Outcome.HELD_BACK, List.of(users), Set.of(), Optional.of(contact));
    }

    private static Judged synced(Set<EmailAddress> outside, UserId... users) {
        return new Judged(Outcome.SYNCED, List.of(users), outside, Optional.empty());
    }

    private static AddressList list(EmailAddress address) {
        return new AddressList(Set.of(address), Set.of());
    }
}
