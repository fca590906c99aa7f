package dev.tandem.core.contact;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.People.JANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.GivenContact;
import dev.tandem.core.given.People;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.PlusSuffix;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R27, R28: whose address is this? */
class ContactBookTest {

    private static final GivenContact PRAXIS = contact("Praxis Weber", JANA).createdAt("2026-01-10T08:00:00Z");
    private static final GivenContact JANA_WEBER = contact("Jana Weber", JANA).createdAt("2026-01-09T08:00:00Z");

    @Test
    @DisplayName(
            "R27: of two contacts with one address the one that was created first owns it, in whatever order they come")
    void firstCreated() {
        assertThat(book(PRAXIS, JANA_WEBER).whoHas(new EmailAddress(JANA))).contains(JANA_WEBER.known());
        assertThat(book(JANA_WEBER, PRAXIS).whoHas(new EmailAddress(JANA))).contains(JANA_WEBER.known());
    }

    @Test
    @DisplayName("R27: created in the same moment, the smaller id owns it, as the database orders ids")
    void tieById() {
        Contact small = withId("7fffffff-0000-7000-8000-000000000000");
        Contact large = withId("80000000-0000-7000-8000-000000000000");

        assertThat(new ContactBook(List.of(large, small)).whoHas(new EmailAddress(JANA)))
                .contains(small);
    }

    @Test
    @DisplayName("R28: every address of a contact counts, not only the first")
    void allAddresses() {
        var book = book(contact("Timo Reiß", "timo.reiss@reiss-bau.example", "timo.reiss@gmail.com"));

        assertThat(book.whoHas(new EmailAddress("TimoReiss+angebot@googlemail.com")))
                .isPresent();
        assertThat(book.whoHas(new EmailAddress("Timo.Reiss@Reiss-Bau.example")))
                .isPresent();
        assertThat(book.whoHas(new EmailAddress("timoreiss@reiss-bau.example"))).isEmpty();
    }

    @Test
    @DisplayName("R28: the suffix counts outside Gmail, unless the sub-account says otherwise")
    void suffix() {
        EmailAddress tagged = new EmailAddress("jana+rechnung@praxis-weber.example");

        assertThat(book(JANA_WEBER).whoHas(tagged)).isEmpty();
        assertThat(ignoringSuffix(JANA_WEBER).whoHas(tagged)).contains(JANA_WEBER.known());
        assertThat(ignoringSuffix(JANA_WEBER).whoHas(new EmailAddress("timo@praxis-weber.example")))
                .isEmpty();
    }

    @Test
    @DisplayName("F67: the address as written comes before the address without its suffix")
    void exactFirst() {
        var tagged =
                contact("Praxis Rechnung", "jana+rechnung@praxis-weber.example").createdAt("2026-06-01T08:00:00Z");

        assertThat(ignoringSuffix(JANA_WEBER, tagged).whoHas(new EmailAddress("jana+rechnung@praxis-weber.example")))
                .contains(tagged.known());
    }

    @Test
    @DisplayName("F67: without its suffix an address counts only if it then means one contact alone")
    void suffixOnlyIfUnique() {
        assertThat(ignoringSuffix(JANA_WEBER, PRAXIS).whoHas(new EmailAddress("jana+rechnung@praxis-weber.example")))
                .isEmpty();
    }

    @Test
    @DisplayName("R27: an id is shown as it is stored")
    void ids() {
        UUID id = People.idOf("Praxis Weber");

        assertThat(new ContactId(id)).hasToString(id.toString());
        assertThat(new UserId(id)).hasToString(id.toString());
        assertThat(new SubAccountId(id)).hasToString(id.toString());
    }

    private static Contact withId(String id) {
        return new Contact(
                new ContactId(UUID.fromString(id)),
                Instant.parse("2026-01-09T08:00:00Z"),
                Set.of(new EmailAddress(JANA)),
                Optional.empty());
    }

    private static ContactBook book(GivenContact... contacts) {
        return new ContactBook(Stream.of(contacts).map(GivenContact::known).toList());
    }

    private static ContactBook ignoringSuffix(GivenContact... contacts) {
        return new ContactBook(book(contacts).contacts(), PlusSuffix.IGNORED);
    }
}
