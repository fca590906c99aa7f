package dev.tandem.core.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RawEmailTest {

    private static final byte[] BYTES = "Subject: Termin\r\n\r\nBis Freitag.\r\n".getBytes(US_ASCII);

    @Test
    @DisplayName("R84: an email is its bytes, unchanged and uncounted by characters")
    void bytes() {
        RawEmail email = new RawEmail(BYTES);

        assertThat(email.bytes()).isSameAs(BYTES);
        assertThat(email.size()).isEqualTo(33);
    }

    @Test
    @DisplayName("R29: emails with the same bytes are the same, and one other byte makes another email")
    void equality() {
        byte[] other = BYTES.clone();
        other[9] = 'F';

        assertThat(new RawEmail(BYTES))
                .isEqualTo(new RawEmail(BYTES.clone()))
                .hasSameHashCodeAs(new RawEmail(BYTES.clone()))
                .isNotEqualTo(new RawEmail(other))
                .doesNotHaveSameHashCodeAs(new RawEmail(other))
                .isNotEqualTo("Subject: Termin");
    }

    @Test
    @DisplayName("R84: what is written to a log of an email is its size and nothing else")
    void logged() {
        assertThat(new RawEmail(BYTES)).hasToString("email of 33 bytes");
    }
}
