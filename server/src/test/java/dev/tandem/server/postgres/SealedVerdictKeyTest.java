package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.mailbox.SecretBox;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SealedVerdictKeyTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void it_is_made_once_and_the_same_for_every_node() {
        byte[] first = new SealedVerdictKey(jdbc, new Flipping()).bytes();
        byte[] second = new SealedVerdictKey(jdbc, new Flipping()).bytes();

        assertThat(second).isEqualTo(first).hasSize(32);
        assertThat(jdbc.sql("select sealed_key from installation_key")
                        .query(byte[].class)
                        .single())
                .isNotEqualTo(first);
    }

    /** Seals by flipping every bit: enough to see that what is stored went through it. */
    private static final class Flipping implements SecretBox {
        @Override
        public byte[] seal(byte[] plain, byte[] context) {
            byte[] flipped = new byte[plain.length];
            for (int i = 0; i < plain.length; i++) {
                flipped[i] = (byte) ~plain[i];
            }
            return flipped;
        }

        @Override
        public byte[] open(byte[] sealed, byte[] context) {
            return seal(sealed, context);
        }
    }
}
