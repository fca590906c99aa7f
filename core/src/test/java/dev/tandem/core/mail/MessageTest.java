package dev.tandem.core.mail;

import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.TIMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    @DisplayName("F66: every recipient is a participant, line by line and in order")
    void lines() {
        Message message =
                anEmail().from(JANA).to(ADAS_ADDRESS, TIMO).cc(CLAUDIA).message();

        assertThat(message.from()).contains(new EmailAddress(JANA));
        assertThat(message.in(Role.TO)).containsExactly(new EmailAddress(ADAS_ADDRESS), new EmailAddress(TIMO));
        assertThat(message.in(Role.CC)).containsExactly(new EmailAddress(CLAUDIA));
        assertThat(message.in(Role.BCC)).isEmpty();
    }

    @Test
    @DisplayName("F66: an email without a From has no author, and is an email all the same")
    void noFrom() {
        assertThat(anEmail().to(ADAS_ADDRESS).message().from()).isEmpty();
    }

    @Test
    @DisplayName("R17: a message carries exactly the labels it was read with")
    void labels() {
        Set<Label> read = new HashSet<>(List.of(Label.INBOX));
        Message like = anEmail().message();
        Message message = new Message(
                like.id(), like.threadId(), read, like.internalDate(), like.rfcMessageId(), like.participants());
        read.add(Label.SPAM);

        assertThat(message.has(Label.INBOX)).isTrue();
        assertThat(message.has(Label.SPAM)).isFalse();
    }

    @Test
    @DisplayName("F59: ids of a mailbox are never empty")
    void ids() {
        assertThatThrownBy(() -> new GmailMessageId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThreadId("")).isInstanceOf(IllegalArgumentException.class);
    }
}
