package dev.tandem.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HmacVerdictHashTest {

    private static final SubAccountId PRAXIS =
            new SubAccountId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private static final SubAccountId OTHER = new SubAccountId(UUID.fromString("0199aaaa-0000-7000-8000-000000000002"));

    private final VerdictHash hash = new HmacVerdictHash(() -> new byte[32]);

    @Test
    void the_same_text_has_the_same_hash_and_another_text_another() {
        assertThat(hash.of(PRAXIS, "jana@weber.example"))
                .isEqualTo(hash.of(PRAXIS, "jana@weber.example"))
                .isNotEqualTo(hash.of(PRAXIS, "jan@weber.example"));
    }

    @Test
    void two_sub_accounts_cannot_compare_their_hashes() {
        assertThat(hash.of(PRAXIS, "jana@weber.example")).isNotEqualTo(hash.of(OTHER, "jana@weber.example"));
    }

    @Test
    void without_the_key_nobody_can_make_it() {
        byte[] another = new byte[32];
        another[0] = 1;
        assertThat(new HmacVerdictHash(() -> another).of(PRAXIS, "jana@weber.example"))
                .isNotEqualTo(hash.of(PRAXIS, "jana@weber.example"));
    }
}
