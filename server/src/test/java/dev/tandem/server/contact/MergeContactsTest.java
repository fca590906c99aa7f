package dev.tandem.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.MergeContacts.Undone;
import dev.tandem.server.contact.MergeStore.Merge;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Merging contacts that are one and the same")
class MergeContactsTest {

    /** What a merge that was undone must have left as it was, row by row. */
    private static final List<String> TABLES = List.of(
            "conversation",
            "thread",
            "message",
            "participant",
            "message_source",
            "binding",
            "verdict",
            "contact_address");

    private final Bench bench = Bench.shared();
    private final MergeContacts merge = bench.get(MergeContacts.class);
    private final MergeStore merges = bench.get(MergeStore.class);
    private final ContactStore contacts = bench.get(ContactStore.class);
    private final ConversationQueries queries = bench.get(ConversationQueries.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final String reception = scene.address("empfang");
    private final UUID twin = younger("J.", "Weber", reception);
    private final List<UUID> both = List.of(scene.janaId(), twin);
    private final MailboxId mailbox = scene.connectBen();
    private final String janasFirst = arrives(scene.jana(), "Fenster", Optional.empty());
    private final String twinsFirst = arrives(reception, "Termin", Optional.empty());

    @Test
    @DisplayName("R20: all emails stand in one conversation, counted right, in the threads in which they were")
    void united() {
        List<UUID> threads = List.of(
                scene.withJana().getFirst().threadId(), ofTwin().getFirst().threadId());

        UUID id = merge.merge(ben(), both, Optional.empty());

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster", "Termin");
        assertThat(scene.withJana()).extracting(MessageLine::threadId).containsExactlyElementsOf(threads);
        assertThat(queries.list(kramer, scene.ben(), Filter.ALL, "", Optional.empty(), 9)
                        .items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.messageCount()).isEqualTo(2);
                    assertThat(line.unreadCount()).isEqualTo(2);
                    assertThat(line.lastSubject()).isEqualTo("Termin");
                });
        Card jana = contacts.find(kramer, scene.janaId()).orElseThrow();
        assertThat(jana.details().addresses())
                .containsExactly(new Address(scene.jana(), true), new Address(reception, false));
        assertThat(contacts.find(kramer, twin)).isEmpty();
        assertThat(merges.undoable(kramer, scene.janaId(), bench.clock().instant()))
                .extracting(Merge::mergeId)
                .containsExactly(id);
        assertThat(bench.facts().verdictContacts(kramer, mailbox)).containsExactly(scene.janaId(), scene.janaId());
        assertThat(bench.facts().changes(kramer))
                .endsWith("CONTACT_CHANGED", "CONTACT_DELETED", "CONVERSATION_CHANGED");
        assertThat(bench.get(AuditTrail.class).latest(ben(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("contacts.merged"));
    }

    @Test
    @DisplayName("R11: a thread of a merged contact goes on in the conversation of the one that stays")
    void goesOn() {
        merge.merge(ben(), both, Optional.empty());

        arrives(reception, "Re: Termin", Optional.of(twinsFirst));
        arrives(scene.address("fremd"), "Re: Fenster", Optional.of(janasFirst));

        assertThat(scene.withJana())
                .extracting(MessageLine::subject)
                .containsExactlyInAnyOrder("Fenster", "Termin", "Re: Termin", "Re: Fenster");
        assertThat(queries.threads(kramer, scene.withJana().getFirst().conversationId()))
                .hasSize(2);
    }

    @ParameterizedTest(name = "stays: {0}")
    @ValueSource(strings = {"the first", "the second"})
    @DisplayName("undone at once, every row of every email is as it was")
    void undone(String which) {
        bench.get(MarkConversation.class).run(kramer, ofTwin().getFirst().conversationId(), starredAndArchived());
        UUID stays = which.equals("the first") ? scene.janaId() : twin;
        Map<String, String> before = emails();
        List<Details> contactsBefore = details();

        UUID id = merge.merge(ben(), both, Optional.of(stays));
        assertThat(emails()).isNotEqualTo(before);
        assertThat(contacts.count(kramer)).isEqualTo(1);
        assertThat(merge.undo(ben(), id)).isEqualTo(Undone.DONE);

        assertThat(emails()).isEqualTo(before);
        assertThat(details()).isEqualTo(contactsBefore);
        assertThat(merges.undoable(kramer, stays, bench.clock().instant())).isEmpty();
        assertThat(merge.undo(ben(), id)).isEqualTo(Undone.DONE);
        assertThat(emails()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "undone later, what came meanwhile into a thread goes with it; a new thread stays with the one that stayed")
    void undoneLater() {
        UUID id = merge.merge(ben(), both, Optional.empty());
        arrives(reception, "Re: Termin", Optional.of(twinsFirst));
        arrives(reception, "Neues", Optional.empty());

        assertThat(merge.undo(ben(), id)).isEqualTo(Undone.DONE);

        assertThat(ofTwin()).extracting(MessageLine::subject).containsExactly("Termin", "Re: Termin");
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster", "Neues");
        assertThat(bench.facts().verdictContacts(kramer, mailbox))
                .containsExactlyInAnyOrder(scene.janaId(), twin, twin, scene.janaId());
        arrives(reception, "Re: Re: Termin", Optional.of(twinsFirst));
        assertThat(ofTwin()).hasSize(3);
    }

    @Test
    @DisplayName("where only the other had written, its conversation becomes that of the one that stays, and goes back")
    void onlyTheOther() {
        UUID silent = younger("Jana", "Still", scene.address("still"));
        Map<String, String> before = emails();

        UUID id = merge.merge(ben(), List.of(silent, twin), Optional.of(silent));
        assertThat(scene.messages(kramer, silent)).hasSize(1);
        merge.undo(ben(), id);

        assertThat(scene.messages(kramer, silent)).isEmpty();
        assertThat(emails()).isEqualTo(before);
        assertThat(contacts.find(kramer, silent).orElseThrow().lastEmailAt()).isEmpty();
        assertThat(contacts.find(kramer, twin).orElseThrow().lastEmailAt()).isPresent();
    }

    @Test
    @DisplayName("a star stays; archived is the whole only if every part was")
    void marks() {
        bench.get(MarkConversation.class).run(kramer, ofTwin().getFirst().conversationId(), starredAndArchived());

        merge.merge(ben(), both, Optional.empty());

        Line line = queries.conversation(kramer, scene.withJana().getFirst().conversationId())
                .orElseThrow();
        assertThat(line.starred()).isTrue();
        assertThat(line.archived()).isFalse();
    }

    @Test
    @DisplayName("emails held back are those of the one that stays, and go back with the other")
    void heldBack() {
        UUID nobodys = younger("Olga", "Kuznetsova", scene.address("olga"));
        scene.crm().assign(kramer, nobodys, scene.user(kramer, "Ada Lenz", "ada"));
        arrives(scene.address("olga"), "Vertraulich", Optional.empty());
        ContactQueries signs = bench.get(ContactQueries.class);

        UUID id = merge.merge(ben(), List.of(scene.janaId(), nobodys), Optional.empty());
        assertThat(signs.signs(kramer, List.of(scene.janaId()), List.of())).hasSize(1);
        merge.undo(ben(), id);

        assertThat(signs.signs(kramer, List.of(scene.janaId()), List.of())).isEmpty();
        assertThat(signs.signs(kramer, List.of(nobodys), List.of())).hasSize(1);
    }

    @Test
    @DisplayName("after a day it can no longer be undone, and nothing is kept of it")
    void tooLate() {
        UUID id = merge.merge(ben(), both, Optional.empty());
        merge.forgetPast();
        assertThat(merges.find(kramer, id)).isPresent();
        bench.clock().pass(MergeContacts.UNDO_FOR);

        assertThat(merge.undo(ben(), id)).isEqualTo(Undone.TOO_LATE);
        assertThat(merges.undoable(kramer, scene.janaId(), bench.clock().instant()))
                .isEmpty();

        merge.forgetPast();
        assertThat(merge.undo(ben(), id)).isEqualTo(Undone.UNKNOWN);
    }

    @Test
    @DisplayName("merged into another, the later merge is undone first; then the earlier one can be")
    void chain() {
        UUID third = younger("Praxis", "Weber", scene.address("praxis"));
        Map<String, String> before = emails();
        UUID first = merge.merge(ben(), both, Optional.empty());
        UUID second = merge.merge(ben(), List.of(scene.janaId(), third), Optional.of(third));

        assertThat(merge.undo(ben(), first)).isEqualTo(Undone.GONE);
        assertThat(scene.messages(kramer, third)).hasSize(2);
        assertThat(merge.undo(ben(), second)).isEqualTo(Undone.DONE);
        assertThat(merge.undo(ben(), first)).isEqualTo(Undone.DONE);

        assertThat(emails()).isEqualTo(before);
    }

    @Test
    @DisplayName("R75: with the contact that stayed goes what was kept of the others")
    void deleted() {
        UUID id = merge.merge(ben(), both, Optional.empty());
        bench.get(WriteContact.class).delete(kramer, scene.janaId());

        assertThat(merges.find(kramer, id)).isEmpty();
        assertThat(bench.facts().messages(kramer)).isZero();
    }

    @Test
    @DisplayName("one contact alone, one twice, an unknown one or too many addresses are refused, and nothing changes")
    void refused() {
        Map<String, String> before = bench.facts().everythingOf(kramer);
        UUID stranger =
                scene.contact(scene.subAccount("Fremd"), "Fremde", "Person", scene.address("fremde"), Optional.empty());
        for (List<UUID> chosen :
                List.of(List.<UUID>of(), List.of(twin), List.of(twin, twin), List.of(scene.janaId(), twin, stranger))) {
            assertThatExceptionOfType(BadInput.class).isThrownBy(() -> merge.merge(ben(), chosen, Optional.empty()));
        }
        assertThat(bench.facts().everythingOf(kramer)).isEqualTo(before);
    }

    private UUID younger(String first, String last, String address) {
        UUID contact = scene.contact(kramer, first, last, address, Optional.of(scene.ben()));
        scene.crm().createdLater(kramer, contact);
        return contact;
    }

    /** An email comes in and is looked at; answers with its Message-ID. */
    private String arrives(String from, String subject, Optional<String> answering) {
        String id = Mail.newId();
        Mail mail = Mail.from(from, scene.address("ben")).about(subject).id(id);
        scene.arrives("ben", answering.map(mail::answering).orElse(mail));
        scene.importNow(mailbox);
        return id;
    }

    private Access ben() {
        UserId user = scene.ben();
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(user).orElseThrow()), kramer)
                .orElseThrow();
    }

    private List<MessageLine> ofTwin() {
        return scene.messages(kramer, twin);
    }

    private List<Details> details() {
        return both.stream()
                .map(contact -> contacts.find(kramer, contact).orElseThrow().details())
                .toList();
    }

    private Map<String, String> emails() {
        Map<String, String> everything = bench.facts().everythingOf(kramer);
        everything.keySet().retainAll(TABLES);
        assertThat(everything).hasSameSizeAs(TABLES);
        return everything;
    }

    private static Marks starredAndArchived() {
        return new Marks(Optional.empty(), Optional.of(true), Optional.of(true), Optional.empty());
    }
}
