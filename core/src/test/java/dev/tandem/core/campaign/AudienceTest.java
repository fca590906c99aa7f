package dev.tandem.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.campaign.Chosen.LeftOut;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Who gets bulk mail, and how fast")
class AudienceTest {

    private static final Candidate JANA = candidate("jana@weber.example", "empfang@weber.example");

    @Test
    @DisplayName("R41: everybody who was chosen, at the first address, and with two addresses once")
    void everybody() {
        List<Chosen> chosen = AudienceRules.of(List.of(JANA, candidate("luc@fontaine.example")));
        assertThat(chosen)
                .extracting(Chosen::address)
                .containsExactly(address("jana@weber.example"), address("luc@fontaine.example"));
        assertThat(chosen).extracting(Chosen::contact).first().isEqualTo(JANA.contact());
        assertThat(chosen).allMatch(one -> one.leftOut().isEmpty());
    }

    @Test
    @DisplayName("R51: not who asked for no emails, whatever else is so")
    void doNotDisturb() {
        Candidate quiet = new Candidate(JANA.contact(), List.of(), true, List.of());
        assertThat(why(quiet)).containsExactly(LeftOut.DO_NOT_DISTURB);
    }

    @Test
    @DisplayName("R18: not who has no address, or none that is reached; another address that bounced does not matter")
    void unreachable() {
        assertThat(why(candidate())).containsExactly(LeftOut.NO_ADDRESS);
        assertThat(why(bounced("JANA@weber.example"))).containsExactly(LeftOut.BOUNCED_BEFORE);
        assertThat(why(bounced("empfang@weber.example"))).isEmpty();
    }

    @Test
    @DisplayName("R28: of two contacts with the same address the first; one who is left out takes nobody's place")
    void sameAddress() {
        Candidate twin = candidate("Jana@Weber.example");
        assertThat(why(JANA, twin)).containsExactly(LeftOut.SAME_ADDRESS);
        Candidate quiet = new Candidate(JANA.contact(), JANA.addresses(), true, List.of());
        assertThat(why(quiet, twin)).containsExactly(LeftOut.DO_NOT_DISTURB);
    }

    @ParameterizedTest(name = "{0} an hour: {1} at a time")
    @CsvSource({"1, 1", "59, 1", "60, 1", "120, 2", "3000, 50", "100000, 50"})
    @DisplayName("a turn is a minute's worth, at least one and not too many")
    void turns(int perHour, int emails) {
        assertThat(PaceRules.turn(Optional.of(perHour))).isEqualTo(emails);
        assertThat(PaceRules.turn(Optional.empty())).isEqualTo(PaceRules.TURN_MAX_EMAILS);
    }

    @Test
    @DisplayName("no hour sees more than its limit; without one nobody waits")
    void pauses() {
        assertThat(PaceRules.pause(1, Optional.of(60))).isEqualTo(Duration.ofMinutes(1));
        assertThat(PaceRules.pause(2, Optional.of(60))).isEqualTo(Duration.ofMinutes(2));
        assertThat(PaceRules.pause(1, Optional.of(7))).isEqualTo(Duration.ofMillis(514_286));
        assertThat(PaceRules.pause(50, Optional.empty())).isZero();
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource({"20, 2, false", "20, 3, true", "19, 19, false", "100, 10, false", "100, 11, true", "0, 0, false"})
    @DisplayName("R18: above ten percent of bounces it stops by itself, once there are enough to tell")
    void stops(int sent, int bounced, boolean stops) {
        assertThat(PaceRules.stops(sent, bounced)).isEqualTo(stops);
    }

    private static List<LeftOut> why(Candidate... candidates) {
        return AudienceRules.of(List.of(candidates)).stream()
                .flatMap(chosen -> chosen.leftOut().stream())
                .toList();
    }

    private static Optional<EmailAddress> address(String value) {
        return Optional.of(new EmailAddress(value));
    }

    private static Candidate bounced(String value) {
        return new Candidate(JANA.contact(), JANA.addresses(), false, List.of(new EmailAddress(value)));
    }

    private static Candidate candidate(String... addresses) {
        return new Candidate(
                new ContactId(UUID.nameUUIDFromBytes(String.join(" ", addresses).getBytes(StandardCharsets.UTF_8))),
                Arrays.stream(addresses).map(EmailAddress::new).toList(),
                false,
                List.of());
    }
}
