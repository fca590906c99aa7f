package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudgement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R80: what holds for every email in every office. */
class OfficeStoriesTest {

    @Test
    @DisplayName("R80: among the stories is every kind of answer, so that none of these sentences speaks of nothing")
    void everyKind() {
        assertThat(Chance.seeds()
                        .mapToObj(seed ->
                                new OfficeStory(seed).judgement().verdict().rule()))
                .contains(Rule.R06, Rule.R11, Rule.R12, Rule.R13, Rule.R14, Rule.R15, Rule.R17);
        assertThat(Chance.seeds().mapToObj(seed -> outcome(new OfficeStory(seed).judgement())))
                .contains(Outcome.values());
    }

    @Stories
    @DisplayName("R80: every email has one verdict that one question decided, and goes where the verdict says")
    void oneVerdict(long seed) {
        Judgement judgement = new OfficeStory(seed).judgement();

        assertThatJudgement(judgement);
        switch (judgement.attribution()) {
            case Attribution.Continues continues ->
                assertThat(outcome(judgement)).isEqualTo(Outcome.SYNCED);
            case Attribution.Opens opens -> assertThat(outcome(judgement)).isEqualTo(Outcome.SYNCED);
            case Attribution.WaitsAtGate waits -> assertThat(outcome(judgement)).isEqualTo(Outcome.HELD_BACK);
            case Attribution.Nobodys nobodys -> assertThat(outcome(judgement)).isEqualTo(Outcome.NOT_SYNCED);
        }
    }

    @Stories
    @DisplayName("R80, R84: a verdict holds no content, not even an address")
    void noContent(long seed) {
        OfficeStory story = new OfficeStory(seed);

        assertThat(story.judgement().verdict().toString()).doesNotContain("@").doesNotContain("INBOX");
    }

    @Stories
    @DisplayName("R27: in whatever order the contacts are read, the verdict is the same")
    void orderOfContacts(long seed) {
        OfficeStory story = new OfficeStory(seed);
        ContactBook book = story.place.people().contacts();
        ContactBook shuffled = new ContactBook(story.chance.shuffled(book.contacts()), book.elsewhere());

        assertThat(story.judgedIn(story.place.policy().gate(), story.place.connections(), shuffled))
                .isEqualTo(story.judgement());
    }

    @Stories
    @DisplayName("R22: unknown people in Cc and Bcc change nothing")
    void unknownCopies(long seed) {
        OfficeStory story = new OfficeStory(seed);
        List<Participant> more = new ArrayList<>(story.arrival.message().participants());
        more.addFirst(new Participant(Role.CC, new EmailAddress("chef@anderswo.example"), "Chef"));
        more.add(new Participant(Role.BCC, new EmailAddress("archiv@anderswo.example"), ""));

        assertThat(judged(story, story.arrival.message().labels(), more)).isEqualTo(story.judgement());
    }

    @Stories
    @DisplayName("R06: for connections that were made afterwards, no email is imported, whatever else holds")
    void nothingOlder(long seed) {
        OfficeStory story = new OfficeStory(seed);
        List<Connection> later = story.place.connections().stream()
                .filter(connection -> !isNewerThan(connection, story))
                .toList();

        assertThatJudgement(story.judgedIn(
                        story.place.policy().gate(), later, story.place.people().contacts()))
                .isNotSyncedBy(Rule.R06);
    }

    @Stories
    @DisplayName("R17: with such a label, no email is imported, whatever else holds")
    void outOfScope(long seed) {
        OfficeStory story = new OfficeStory(seed);
        Set<Label> labels = new HashSet<>(story.arrival.message().labels());
        labels.add(story.chance.oneOf(Label.DRAFT, Label.SCHEDULED, Label.SPAM, Label.TRASH, Label.CHAT));

        Judgement judgement = judged(story, labels, story.arrival.message().participants());

        assertThat(outcome(judgement)).isEqualTo(Outcome.NOT_SYNCED);
        assertThat(judgement.verdict().rule()).isIn(Rule.R06, Rule.R17);
    }

    @Stories
    @DisplayName("R11: in a bound thread, nobody asks who the contacts are or whose")
    void boundThread(long seed) {
        OfficeStory story = new OfficeStory(seed);
        Judgement withoutContacts =
                story.judgedIn(GatePolicy.ASSIGNED, story.place.connections(), new ContactBook(List.of()));

        if (story.place.standing().binding().isPresent()) {
            assertThat(story.judgement()).isEqualTo(withoutContacts);
        } else {
            assertThat(outcome(withoutContacts)).isEqualTo(Outcome.NOT_SYNCED);
        }
    }

    @Stories
    @DisplayName("R13: an email that waits comes in as soon as its contact is assigned to the user")
    void assigning(long seed) {
        OfficeStory story = new OfficeStory(seed);
        if (!(story.judgement().attribution() instanceof Attribution.WaitsAtGate(ContactId waiting))) {
            return;
        }
        UserId user = connectedBefore(story).getFirst().user();
        Judgement assigned = story.judgedIn(
                story.place.policy().gate(),
                story.place.connections(),
                assigned(story.place.people().contacts(), waiting, user));

        assertThatJudgement(assigned).isSyncedBy(story.arrival.message().has(Label.SENT) ? Rule.R15 : Rule.R12);
        assertThat(contactOf(assigned)).isEqualTo(contactOf(story, waiting));
    }

    @Stories
    @DisplayName("R13: opening the gate lets in what waited, and changes nothing else")
    void openingTheGate(long seed) {
        OfficeStory story = new OfficeStory(seed);
        Judgement opened = story.judgedIn(
                GatePolicy.ANY_CONTACT,
                story.place.connections(),
                story.place.people().contacts());

        if (outcome(story.judgement()) == Outcome.HELD_BACK) {
            assertThatJudgement(opened).isSyncedBy(Rule.R13);
        } else {
            assertThat(opened).isEqualTo(story.judgement());
        }
    }

    private static Outcome outcome(Judgement judgement) {
        return judgement.verdict().outcome();
    }

    private static List<Connection> connectedBefore(OfficeStory story) {
        return story.place.connections().stream()
                .filter(connection -> isNewerThan(connection, story))
                .toList();
    }

    private static boolean isNewerThan(Connection connection, OfficeStory story) {
        return connection
                .baseline()
                .precedes(story.arrival.addedAt(), story.arrival.message().internalDate());
    }

    private static Judgement judged(OfficeStory story, Set<Label> labels, List<Participant> participants) {
        Message like = story.arrival.message();
        Message message =
                new Message(like.id(), like.threadId(), labels, like.internalDate(), like.rfcMessageId(), participants);
        return AttributionRules.judge(new Arrival(message, story.arrival.addedAt()), story.place);
    }

    private static ContactBook assigned(ContactBook book, ContactId contact, UserId user) {
        return new ContactBook(
                book.contacts().stream()
                        .map(known -> known.id().equals(contact)
                                ? new Contact(known.id(), known.createdAt(), known.addresses(), Optional.of(user))
                                : known)
                        .toList(),
                book.elsewhere());
    }

    /** Where it waits is where it goes, unless the same email stands somewhere already (R29). */
    private static ContactId contactOf(OfficeStory story, ContactId waiting) {
        return story.place.standing().sameEmail().map(Binding::contact).orElse(waiting);
    }

    private static ContactId contactOf(Judgement synced) {
        return switch (synced.attribution()) {
            case Attribution.Continues(Binding binding) -> binding.contact();
            case Attribution.Opens(ContactId contact) -> contact;
            case Attribution.WaitsAtGate(ContactId contact) -> contact;
            case Attribution.Nobodys nobodys -> throw new AssertionError("nobody's");
        };
    }
}
