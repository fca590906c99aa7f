package dev.tandem.core.outbound;

import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.MEHMET;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.given.People.TIMO;
import static dev.tandem.core.given.People.adasAddresses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.GivenEmail;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.outbound.ReplyRules.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R48: whom an answer goes to. */
class ReplyRecipientsTest {

    private static final String OFFICE = "office@nordlicht.example";
    private static final String ADAS_TWIN = "AdaLenz+praxis@googlemail.com";

    @Test
    @DisplayName("R48: an answer to a received email goes to its author, and to nobody else")
    void author() {
        var received = received(anEmail().from(JANA).to(ADAS_ADDRESS, TIMO).cc(CLAUDIA));

        assertThat(to(received)).containsExactly(JANA);
    }

    @Test
    @DisplayName("R48: an answer to all adds who was in To and Cc, once each and in that order, but not the user")
    void all() {
        var received = received(anEmail()
                .from(JANA)
                .to(ADAS_TWIN, TIMO, JANA)
                .cc(CLAUDIA, OFFICE, "Timo.Reiss@reiss-bau.example")
                .bcc(MEHMET));

        assertThat(to(received)).containsExactly(JANA);
        assertThat(copies(received)).containsExactly(TIMO, CLAUDIA);
    }

    @Test
    @DisplayName("R48: the name beside an address travels with it, and every copy stands in Cc")
    void names() {
        Participant jana = new Participant(Role.FROM, new EmailAddress(JANA), "Jana Weber");
        Participant timo = new Participant(Role.TO, new EmailAddress(TIMO), "Timo Reiß");
        var received = new Answered(Direction.INBOUND, List.of(jana, timo), List.of());

        assertThat(ReplyRules.replyTo(received, adasAddresses()))
                .containsExactly(new Participant(Role.TO, new EmailAddress(JANA), "Jana Weber"));
        assertThat(ReplyRules.copiesOfReplyAll(received, adasAddresses()))
                .containsExactly(new Participant(Role.CC, new EmailAddress(TIMO), "Timo Reiß"));
    }

    @Test
    @DisplayName("R48: where the author wants answers elsewhere, they go there and not to the From")
    void replyTo() {
        var received = received(anEmail().from(JANA).to(ADAS_ADDRESS), CLAUDIA, MEHMET, CLAUDIA);

        assertThat(to(received)).containsExactly(CLAUDIA, MEHMET);
    }

    @Test
    @DisplayName("R48: a Reply-To that only names the user is of no use, and the From is answered")
    void replyToOneself() {
        assertThat(to(received(anEmail().from(JANA).to(ADAS_ADDRESS), OFFICE))).containsExactly(JANA);
    }

    @Test
    @DisplayName("R48: of a Reply-To that names the user among others, the others are answered")
    void replyToAmongOthers() {
        assertThat(to(received(anEmail().from(JANA).to(ADAS_ADDRESS), OFFICE, CLAUDIA)))
                .containsExactly(CLAUDIA);
    }

    @Test
    @DisplayName("R48: whoever is answered by Reply-To gets no copy as well")
    void noCopyForWhoIsAnswered() {
        var received = received(anEmail().from(JANA).to(ADAS_ADDRESS, CLAUDIA).cc(TIMO), CLAUDIA);

        assertThat(to(received)).containsExactly(CLAUDIA);
        assertThat(copies(received)).containsExactly(TIMO);
    }

    @Test
    @DisplayName("R48: an answer to an own email goes again to those to whom it went")
    void ownEmail() {
        var sent = sent(anEmail().from(ADAS_ADDRESS).to(JANA, TIMO).cc(CLAUDIA, JANA));

        assertThat(to(sent)).containsExactly(JANA, TIMO);
        assertThat(copies(sent)).containsExactly(CLAUDIA);
    }

    @Test
    @DisplayName("R48: an own email with nobody else in To is answered to its Cc")
    void ownEmailToCopies() {
        var sent = sent(anEmail().from(ADAS_ADDRESS).to(OFFICE).cc(CLAUDIA, MEHMET));

        assertThat(to(sent)).containsExactly(CLAUDIA, MEHMET);
        assertThat(copies(sent)).isEmpty();
    }

    @Test
    @DisplayName("R48, F55: an own email to Bcc alone is answered to nobody: they are not told of each other")
    void ownEmailToHiddenCopies() {
        var sent = sent(anEmail().from(ADAS_ADDRESS).bcc(JANA, TIMO));

        assertThat(to(sent)).isEmpty();
        assertThat(copies(sent)).isEmpty();
    }

    @Test
    @DisplayName("R48: a note to oneself is answered to oneself, once")
    void noteToOneself() {
        assertThat(to(sent(anEmail().from(ADAS_ADDRESS).to(ADAS_ADDRESS, OFFICE))))
                .containsExactly(ADAS_ADDRESS);
        assertThat(to(received(anEmail().from(OFFICE).to(ADAS_ADDRESS)))).containsExactly(OFFICE);
    }

    @Test
    @DisplayName("R48, F66: an email without any author is answered to nobody")
    void noAuthor() {
        assertThat(to(received(anEmail().to(ADAS_ADDRESS)))).isEmpty();
    }

    @Test
    @DisplayName("R48: of several authors all are answered")
    void severalAuthors() {
        assertThat(to(received(anEmail().from(JANA).from(STRANGER).to(ADAS_ADDRESS))))
                .containsExactly(JANA, STRANGER);
    }

    @Test
    @DisplayName("R48: what is answered does not change under the hands of who reads it")
    void copied() {
        List<Participant> lines = new ArrayList<>(anEmail().from(JANA).message().participants());
        List<Participant> replyTo = new ArrayList<>(lines);
        Answered answered = new Answered(Direction.INBOUND, lines, replyTo);
        lines.clear();
        replyTo.clear();

        assertThat(to(answered)).containsExactly(JANA);
        assertThat(answered.participants()).hasSize(1);
    }

    private static Answered received(GivenEmail email, String... replyTo) {
        return new Answered(
                Direction.INBOUND,
                email.message().participants(),
                Stream.of(replyTo)
                        .map(address -> new Participant(Role.TO, new EmailAddress(address), ""))
                        .toList());
    }

    private static Answered sent(GivenEmail email) {
        return new Answered(Direction.OUTBOUND, email.message().participants(), List.of());
    }

    private static List<String> to(Answered original) {
        return addresses(ReplyRules.replyTo(original, adasAddresses()), Role.TO);
    }

    private static List<String> copies(Answered original) {
        return addresses(ReplyRules.copiesOfReplyAll(original, adasAddresses()), Role.CC);
    }

    private static List<String> addresses(List<Participant> participants, Role role) {
        assertThat(participants)
                .allSatisfy(participant -> assertThat(participant.role()).isEqualTo(role));
        return participants.stream()
                .map(participant -> participant.address().value())
                .toList();
    }
}
