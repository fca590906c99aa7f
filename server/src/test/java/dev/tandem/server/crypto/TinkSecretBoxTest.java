package dev.tandem.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SecretUnreadable;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkSecretBoxTest {

    private static final byte[] TOKEN = "1//refresh-token-of-ada".getBytes(UTF_8);
    private static final byte[] ADAS_MAILBOX = "mailbox-1".getBytes(UTF_8);
    private static final byte[] BENS_MAILBOX = "mailbox-2".getBytes(UTF_8);
    private static final String THIRTY_TWO_BYTES = Base64.getEncoder().encodeToString(new byte[32]);

    private final SecretBox box = new TinkSecretBox(SecretKey.generate());

    @Test
    void what_is_sealed_opens_again_and_cannot_be_read_meanwhile() {
        byte[] sealed = box.seal(TOKEN, ADAS_MAILBOX);

        assertThat(new String(sealed, UTF_8)).doesNotContain("refresh-token");
        assertThat(box.open(sealed, ADAS_MAILBOX)).isEqualTo(TOKEN);
    }

    @Test
    void the_same_secret_never_looks_the_same_twice() {
        assertThat(box.seal(TOKEN, ADAS_MAILBOX)).isNotEqualTo(box.seal(TOKEN, ADAS_MAILBOX));
    }

    @Test
    void a_token_moved_to_another_mailbox_opens_nothing() {
        byte[] sealed = box.seal(TOKEN, ADAS_MAILBOX);

        assertThatThrownBy(() -> box.open(sealed, BENS_MAILBOX)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void a_changed_byte_is_noticed() {
        byte[] sealed = box.seal(TOKEN, ADAS_MAILBOX);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(sealed, ADAS_MAILBOX))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining("TANDEM_SECRET_KEY");
    }

    @Test
    void another_key_opens_nothing() {
        byte[] sealed = box.seal(TOKEN, ADAS_MAILBOX);
        SecretBox other = new TinkSecretBox(SecretKey.generate());

        assertThatThrownBy(() -> other.open(sealed, ADAS_MAILBOX)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void thirty_two_bytes_in_base64_are_a_key_that_opens_after_a_restart() {
        byte[] sealed = new TinkSecretBox(THIRTY_TWO_BYTES).seal(TOKEN, ADAS_MAILBOX);

        assertThat(new TinkSecretBox(THIRTY_TWO_BYTES).open(sealed, ADAS_MAILBOX))
                .isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "Z2VoZWlt", "{\"geheim\":1}", "{geheim"})
    void what_is_no_key_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> new TinkSecretBox(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(text);
    }
}
