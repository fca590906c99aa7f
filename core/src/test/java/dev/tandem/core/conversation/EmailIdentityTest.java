package dev.tandem.core.conversation;

import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADAS_MAILBOX;
import static dev.tandem.core.given.People.BENS_ADDRESS;
import static dev.tandem.core.given.People.BENS_MAILBOX;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.GivenEmail;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R29: when are two emails one email? */
class EmailIdentityTest {

    private static final String TERMIN = "<Termin.42@praxis-weber.example>";
    private static final Optional<Instant> MONDAY = Optional.of(Instant.parse("2026-11-02T10:00:00Z"));
    private static final Optional<Instant> TUESDAY = Optional.of(Instant.parse("2026-11-03T10:00:00Z"));

    @Test
    @DisplayName("R29, F62: the same email in two mailboxes is one, whatever each mailbox calls it")
    void twoMailboxes() {
        var adas = from(JANA).withId("1a").inThread("1a").to(ADAS_ADDRESS, BENS_ADDRESS);
        var bens = from(JANA).withId("2b").inThread("2b").to(ADAS_ADDRESS, BENS_ADDRESS);

        assertThat(identity(ADAS_MAILBOX, adas)).isEqualTo(identity(BENS_MAILBOX, bens));
    }

    @Test
    @DisplayName("R64: the same email through no mailbox at all is the same")
    void withoutMailbox() {
        var message = from(JANA).to(ADAS_ADDRESS).message();
        RfcMessageId id = message.rfcMessageId().orElseThrow();

        assertThat(EmailIdentity.ofMessageId(id, message.from(), MONDAY))
                .isEqualTo(EmailIdentity.of(ADAS_MAILBOX, message, MONDAY))
                .isNotEqualTo(EmailIdentity.ofMessageId(id, message.from(), TUESDAY))
                .isNotEqualTo(EmailIdentity.ofMessageId(id, Optional.of(new EmailAddress(CLAUDIA)), MONDAY));
    }

    @Test
    @DisplayName("R64: without a Message-ID and without a mailbox the bytes say what is the same")
    void byBytes() {
        assertThat(EmailIdentity.ofBytes("ab12")).isEqualTo(EmailIdentity.ofBytes("ab12"));
        assertThat(EmailIdentity.ofBytes("ab12")).isNotEqualTo(EmailIdentity.ofBytes("ab13"));
    }

    @Test
    @DisplayName("R29: two emails of one author are two")
    void twoEmails() {
        assertThat(identity(ADAS_MAILBOX, from(JANA)))
                .isNotEqualTo(identity(ADAS_MAILBOX, from(JANA).messageId("<Termin.43@praxis-weber.example>")));
    }

    @Test
    @DisplayName("F61: another spelling of the Message-ID makes no other email")
    void spelling() {
        assertThat(identity(ADAS_MAILBOX, from(JANA)))
                .isEqualTo(identity(ADAS_MAILBOX, from(JANA).messageId("termin.42@PRAXIS-weber.example (copy)")));
    }

    @Test
    @DisplayName("F60: nobody can take somebody else's Message-ID and make that email disappear")
    void takenMessageId() {
        assertThat(identity(ADAS_MAILBOX, from(JANA))).isNotEqualTo(identity(ADAS_MAILBOX, from(CLAUDIA)));
        assertThat(identity(ADAS_MAILBOX, from(JANA)))
                .isNotEqualTo(identity(ADAS_MAILBOX, anEmail().messageId(TERMIN)));
    }

    @Test
    @DisplayName("R28, R29: the author is compared as mailboxes are, so that a dot at Gmail makes no other email")
    void author() {
        assertThat(identity(ADAS_MAILBOX, from("praxis.weber@gmail.com")))
                .isEqualTo(identity(BENS_MAILBOX, from("PraxisWeber@googlemail.com")));
    }

    @Test
    @DisplayName("F60: a scanner that gives all its emails one Message-ID loses none, because their dates differ")
    void scanner() {
        assertThat(EmailIdentity.of(ADAS_MAILBOX, from(JANA).message(), MONDAY))
                .isEqualTo(EmailIdentity.of(BENS_MAILBOX, from(JANA).message(), MONDAY))
                .isNotEqualTo(EmailIdentity.of(ADAS_MAILBOX, from(JANA).message(), TUESDAY))
                .isNotEqualTo(EmailIdentity.of(ADAS_MAILBOX, from(JANA).message(), Optional.empty()));
    }

    @Test
    @DisplayName("F59: an email without a Message-ID is itself by its place in its mailbox, and no two become one")
    void withoutMessageId() {
        GivenEmail nameless = anEmail().from(JANA).withId("1a").withoutMessageId();

        assertThat(identity(ADAS_MAILBOX, nameless))
                .isEqualTo(EmailIdentity.ofCopy(ADAS_MAILBOX, new GmailMessageId("1a")))
                .isEqualTo(EmailIdentity.of(ADAS_MAILBOX, nameless.message(), MONDAY))
                .isNotEqualTo(identity(BENS_MAILBOX, nameless))
                .isNotEqualTo(EmailIdentity.ofCopy(ADAS_MAILBOX, new GmailMessageId("1b")));
    }

    @Test
    @DisplayName("F59, F60: no Message-ID can spell the place of another email in a mailbox")
    void noForgedPlace() {
        String place =
                EmailIdentity.ofCopy(ADAS_MAILBOX, new GmailMessageId("1a")).value();

        assertThat(identity(ADAS_MAILBOX, from(JANA).messageId("<" + place + ">"))
                        .value())
                .isNotEqualTo(place)
                .startsWith("rfc:");
    }

    private static GivenEmail from(String address) {
        return anEmail().from(address).messageId(TERMIN);
    }

    private static EmailIdentity identity(MailboxId mailbox, GivenEmail email) {
        return EmailIdentity.of(mailbox, email.message());
    }
}
