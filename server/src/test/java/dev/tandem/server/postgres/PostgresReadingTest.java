package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.ContactStore.Search;
import dev.tandem.server.conversation.ConversationMarks;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationMarks.Target;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Contacts and conversations, read from PostgreSQL")
class PostgresReadingTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant MORNING = Instant.parse("2026-11-24T09:12:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TestPeople people = new TestPeople(DATABASE);
    private final ConversationRows rows = new ConversationRows(jdbc);
    private final ContactStore contacts = new PostgresContactStore(jdbc);
    private final ConversationQueries queries = new PostgresConversationQueries(jdbc);
    private final ConversationMarks marks = new PostgresConversationMarks(jdbc, rows, new SubAccountLock(jdbc));
    private final SubAccountId kramer = people.subAccount("Fenster Kramer");
    private final UserId ben = people.user("Ben");

    @Test
    @DisplayName("A contact is kept with everything that was written down, the addresses in their order")
    void keepsContacts() {
        UUID jana = contacts.add(
                kramer,
                details("Jana", "Weber", Optional.of(ben), "jana@praxis-weber.example", "Empfang@praxis-weber.example"),
                MORNING);
        Card card = contacts.find(kramer, jana).orElseThrow();
        assertThat(card.details())
                .isEqualTo(details(
                        "Jana",
                        "Weber",
                        Optional.of(ben),
                        "jana@praxis-weber.example",
                        "Empfang@praxis-weber.example"));
        assertThat(contacts.withAddress(kramer, new EmailAddress("EMPFANG@praxis-weber.example")))
                .containsExactly(card);

        contacts.change(
                kramer,
                jana,
                details("Jana", "Weber-Lang", Optional.empty(), "jana@praxis-weber.example"),
                MORNING.plusSeconds(60));
        Card changed = contacts.find(kramer, jana).orElseThrow();
        assertThat(changed.details().lastName()).isEqualTo("Weber-Lang");
        assertThat(changed.details().assignedTo()).isEmpty();
        assertThat(changed.updatedAt()).isEqualTo(MORNING.plusSeconds(60));
    }

    @Test
    @DisplayName("Contacts are found by name, company and address, by who has them, and never in another sub-account")
    void findsContacts() {
        UUID mehmet = contacts.add(
                kramer, details("Mehmet", "Yıldız", Optional.of(ben), "m.yildiz@yildiz-bau.example"), MORNING);
        UUID olga =
                contacts.add(kramer, details("Olga", "Kuznetsova", Optional.empty(), "olga_k@design.example"), MORNING);
        contacts.add(
                people.subAccount("Zahnzentrum"),
                details("Olga", "Kuznetsova", Optional.empty(), "olga_k@design.example"),
                MORNING);

        assertThat(ids(new Search("YILDIZ-bau", Optional.empty(), Optional.empty(), false)))
                .containsExactly(mehmet);
        assertThat(ids(new Search("a_k@", Optional.empty(), Optional.empty(), false)))
                .containsExactly(olga);
        assertThat(ids(new Search("%", Optional.empty(), Optional.empty(), false)))
                .isEmpty();
        assertThat(ids(new Search("", Optional.empty(), Optional.of(ben), false)))
                .containsExactly(mehmet);
        assertThat(ids(new Search("", Optional.empty(), Optional.empty(), true)))
                .containsExactly(olga);
        assertThat(ids(new Search("", Optional.of(new EmailAddress("Olga_K@design.example")), Optional.empty(), false)))
                .containsExactly(olga);
        assertThat(contacts.count(kramer)).isEqualTo(2);
    }

    @Test
    @DisplayName("A long list is read in stretches, each line once")
    void pages() {
        for (int at = 0; at < 7; at++) {
            UUID contact = contacts.add(
                    kramer, details("Kontakt", "Nr" + at, Optional.of(ben), "k" + at + "@x.example"), MORNING);
            receive(contact, "Betreff " + at, MORNING.plusSeconds(at % 3));
        }
        Page<Line> first = queries.list(kramer, ben, Filter.MINE, "", Optional.empty(), 3);
        Page<Line> second = queries.list(kramer, ben, Filter.MINE, "", first.nextCursor(), 3);
        Page<Line> third = queries.list(kramer, ben, Filter.MINE, "", second.nextCursor(), 3);
        List<UUID> all = Stream.of(first, second, third)
                .flatMap(page -> page.items().stream())
                .map(Line::conversationId)
                .toList();
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(third.nextCursor()).isEmpty();

        Page<Card> cards =
                contacts.list(kramer, new Search("", Optional.empty(), Optional.empty(), false), Optional.empty(), 4);
        Page<Card> rest =
                contacts.list(kramer, new Search("", Optional.empty(), Optional.empty(), false), cards.nextCursor(), 4);
        assertThat(rest.items()).hasSize(3).doesNotContainAnyElementsOf(cards.items());
    }

    @Test
    @DisplayName("R22: a message is read with its addresses, and says which of them a contact has")
    void readsMessages() {
        UUID jana =
                contacts.add(kramer, details("Jana", "Weber", Optional.of(ben), "jana@praxis-weber.example"), MORNING);
        UUID message = receive(jana, "Größe der Fenster", MORNING);
        MessageLine line = queries.message(kramer, message).orElseThrow();
        assertThat(line.subject()).isEqualTo("Größe der Fenster");
        assertThat(line.parties()).extracting(Party::contactId).containsExactly(Optional.of(jana), Optional.empty());
        assertThat(queries.messages(kramer, line.conversationId(), Optional.empty(), 10)
                        .items())
                .containsExactly(line);
        assertThat(queries.messages(kramer, line.conversationId(), Optional.of(Cursor.write(message.toString())), 10)
                        .items())
                .isEmpty();
        assertThat(queries.threads(kramer, line.conversationId())).hasSize(1);
        assertThat(queries.conversationOf(kramer, jana)).contains(line.conversationId());
        assertThat(queries.message(people.subAccount("Zahnzentrum"), message)).isEmpty();
    }

    @Test
    @DisplayName(
            "What is archived or in the trash stands in no other list and counts nowhere; marking twice changes nothing")
    void marks() {
        UUID jana =
                contacts.add(kramer, details("Jana", "Weber", Optional.of(ben), "jana@praxis-weber.example"), MORNING);
        UUID conversation = queries.message(kramer, receive(jana, "Angebot", MORNING))
                .orElseThrow()
                .conversationId();
        assertThat(queries.counts(kramer, ben)).isEqualTo(new ConversationQueries.Counts(1, 1, 0, 1, 0));

        assertThat(marks.set(kramer, Target.all(conversation), Marks.allRead(), MORNING))
                .isTrue();
        assertThat(marks.set(kramer, Target.all(conversation), Marks.allRead(), MORNING))
                .isFalse();
        assertThat(queries.counts(kramer, ben).unread()).isZero();

        Marks archive = new Marks(Optional.empty(), Optional.of(true), Optional.of(true), Optional.empty());
        assertThat(marks.set(kramer, Target.all(conversation), archive, MORNING))
                .isTrue();
        assertThat(queries.counts(kramer, ben)).isEqualTo(new ConversationQueries.Counts(0, 0, 0, 0, 0));
        assertThat(queries.list(kramer, ben, Filter.ALL, "", Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThat(queries.list(kramer, ben, Filter.ARCHIVED, "angebot", Optional.empty(), 10)
                        .items())
                .hasSize(1);

        Marks unread = new Marks(Optional.of(false), Optional.empty(), Optional.empty(), Optional.of(true));
        assertThat(marks.set(kramer, Target.all(conversation), unread, MORNING)).isTrue();
        Line line = queries.list(kramer, ben, Filter.TRASH, "", Optional.empty(), 10)
                .items()
                .getFirst();
        assertThat(line.trashed()).isTrue();
        assertThat(line.unreadCount())
                .as("what was thrown away waits for nobody to read it")
                .isZero();
    }

    @Test
    @DisplayName("R75: deleting a contact deletes the conversation with every email")
    void deletes() {
        UUID jana =
                contacts.add(kramer, details("Jana", "Weber", Optional.of(ben), "jana@praxis-weber.example"), MORNING);
        UUID message = receive(jana, "Angebot", MORNING);
        contacts.delete(kramer, jana);
        assertThat(contacts.find(kramer, jana)).isEmpty();
        assertThat(queries.message(kramer, message)).isEmpty();
    }

    private List<UUID> ids(Search search) {
        return contacts.list(kramer, search, Optional.empty(), 10).items().stream()
                .map(Card::contactId)
                .toList();
    }

    private static Details details(
            String firstName, String lastName, Optional<UserId> assignedTo, String... addresses) {
        List<Address> written = Arrays.stream(addresses)
                .map(address -> new Address(address, address.equals(addresses[0])))
                .toList();
        return new Details(firstName, lastName, "Praxis", "", written, assignedTo, List.of("Praxis"), false);
    }

    private UUID receive(UUID contact, String subject, Instant at) {
        UUID conversation = rows.of(kramer, new ContactId(contact), at);
        UUID thread = rows.openThread(kramer, conversation, subject, at);
        UUID message = jdbc.sql("""
                insert into message (sub_account_id, conversation_id, thread_id, direction, origin, state, subject, snippet, text_start,
                                     received_at, read, created_at)
                values (:subAccount, :conversation, :thread, 'INBOUND', 'INDIVIDUAL', 'RECEIVED', :subject, 'Guten Morgen', 'Guten Morgen',
                        :at, false, :at)
                returning message_id
                """)
                .param("subAccount", kramer.value())
                .param("conversation", conversation)
                .param("thread", thread)
                .param("subject", subject)
                .param("at", Columns.time(at))
                .query(UUID.class)
                .single();
        MessageParts parts = new MessageParts(jdbc);
        String from = contacts.find(kramer, contact)
                .orElseThrow()
                .details()
                .addresses()
                .getFirst()
                .value();
        parts.keepLines(
                kramer,
                message,
                List.of(
                        new MessageParts.Line("FROM", new EmailAddress(from), ""),
                        new MessageParts.Line("TO", new EmailAddress("ben@nordlicht.example"), "Ben")));
        rows.refresh(kramer, conversation);
        return message;
    }
}
