package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.ReadEmail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A letter becomes an email that any program reads back unchanged")
class EmailWriterTest {

    private static final UUID MESSAGE = UUID.fromString("0197a1b2-0000-4000-8000-000000000001");
    private static final Participant BEN = new Participant(Role.FROM, address("ben@nordlicht.example"), "Ben Arnold");
    private static final Participant JANA =
            new Participant(Role.TO, address("jana.weber@praxis-weber.example"), "Jana \"Praxis\" Weber, Dr. Ünal");

    @Test
    @DisplayName("names, subject, texts and files survive; our mark and our Message-ID stand in it (R44, R49)")
    void roundTrip() {
        RawEmail bytes =
                new EmailWriter().write(letter("Angebot 2311: neue Fenster für Ünal 🪟", "Grüße\nBen"), MESSAGE);
        ReadEmail email = new EmailReader().read(bytes);
        assertThat(email.headers().subject()).isEqualTo("Angebot 2311: neue Fenster für Ünal 🪟");
        assertThat(email.headers().participants()).containsExactly(BEN, JANA);
        assertThat(email.headers().messageId()).hasValue(new RfcMessageId("own@nordlicht.example"));
        assertThat(email.headers().tandemMessage()).hasValue(MESSAGE.toString());
        assertThat(email.headers().references()).hasSize(12);
        assertThat(email.text()).isEqualToNormalizingNewlines("Grüße\nBen");
        assertThat(email.html()).hasValue("<p>Grüße</p>");
        assertThat(email.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.fileName()).isEqualTo("Grundriß Erdgeschoß.pdf"));
    }

    @Test
    @DisplayName("F56: a line break in a subject begins no header line of its own")
    void noInjection() {
        RawEmail bytes = new EmailWriter().write(letter("Hallo\r\nBcc: opfer@post.example", "Text"), MESSAGE);
        assertThat(new EmailReader().read(bytes).headers().participants()).containsExactly(BEN, JANA);
    }

    @Test
    @DisplayName("F50: no line grows beyond what relays accept")
    void shortLines() {
        byte[] bytes = new EmailWriter().write(letter("Kurz", "Text"), MESSAGE).bytes();
        assertThat(new String(bytes, StandardCharsets.US_ASCII).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(999));
    }

    private static Letter letter(String subject, String text) {
        return new Letter(
                new RfcMessageId("own@nordlicht.example"),
                Instant.parse("2026-11-24T09:38:00Z"),
                List.of(BEN, JANA),
                subject,
                text,
                Optional.of("<p>Grüße</p>"),
                List.of(new Letter.File(
                        "Grundriß Erdgeschoß.pdf", "application/pdf", new RawEmail(new byte[] {1, 2, 3}))),
                Optional.of(new RfcMessageId("r11@mail.gmail.com")),
                IntStream.range(0, 12)
                        .mapToObj(n -> new RfcMessageId("r" + n + "@mail.gmail.com"))
                        .toList());
    }

    private static EmailAddress address(String value) {
        return new EmailAddress(value);
    }
}
