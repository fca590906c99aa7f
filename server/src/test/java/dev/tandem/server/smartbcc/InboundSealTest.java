package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.smartbcc.InboundSeal.Signed;
import dev.tandem.server.smartbcc.InboundSeal.Worth;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who may bring emails by HTTP")
class InboundSealTest {

    private static final String NEW = "n".repeat(32);
    private static final String OLD = "o".repeat(32);

    private final SettableClock clock = new SettableClock();
    private final InboundSeal seal = seal(NEW + "," + OLD);

    @Test
    @DisplayName("whoever signs with a secret, the one that is being replaced included")
    void holds() {
        Signed signed = signed(Duration.ZERO);
        assertThat(seal.worth(signed, InboundSeal.signature(NEW, signed))).isEqualTo(Worth.HOLDS);
        assertThat(seal.worth(signed, InboundSeal.signature(OLD, signed))).isEqualTo(Worth.HOLDS);
        assertThat(seal(NEW).worth(signed, InboundSeal.signature(OLD, signed))).isEqualTo(Worth.NONE);
    }

    @Test
    @DisplayName("a signature is what openssl makes of the same text")
    void known() {
        assertThat(InboundSeal.signature("key".repeat(11), new Signed("1764106000", "recipient=a%40b.example", "00ff")))
                .isEqualTo("v1=998e37e0d160b4d76bb55e5f4436bae48926333f0b53beb3b1923a6889cefdd4");
    }

    @Test
    @DisplayName("for five minutes in both directions, not a second longer")
    void time() {
        Duration window = InboundSeal.WINDOW;
        assertThat(worth(signed(window))).isEqualTo(Worth.HOLDS);
        assertThat(worth(signed(window.negated()))).isEqualTo(Worth.HOLDS);
        assertThat(worth(signed(window.plusSeconds(1)))).isEqualTo(Worth.OF_ANOTHER_TIME);
        assertThat(worth(signed(window.plusSeconds(1).negated()))).isEqualTo(Worth.OF_ANOTHER_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1.5"})
    @DisplayName("a time that is none is another time, even if it is signed")
    void oddTime(String timestamp) {
        assertThat(worth(new Signed(timestamp, "recipient=a", "00"))).isEqualTo(Worth.OF_ANOTHER_TIME);
    }

    @Test
    @DisplayName("nobody who changes the time, the recipients or the email, nor who writes no signature")
    void changed() {
        Signed signed = signed(Duration.ZERO);
        String signature = InboundSeal.signature(NEW, signed);

        assertThat(seal.worth(new Signed(signed.timestamp() + "0", signed.query(), signed.digest()), signature))
                .isEqualTo(Worth.NONE);
        assertThat(seal.worth(new Signed(signed.timestamp(), "recipient=b", signed.digest()), signature))
                .isEqualTo(Worth.NONE);
        assertThat(seal.worth(new Signed(signed.timestamp(), signed.query(), "01"), signature))
                .isEqualTo(Worth.NONE);
        assertThat(seal.worth(signed, "")).isEqualTo(Worth.NONE);
        assertThat(seal.worth(signed, "v1=")).isEqualTo(Worth.NONE);
        assertThat(seal.worth(signed, signature.substring(InboundSeal.VERSION.length())))
                .isEqualTo(Worth.NONE);
        assertThat(seal.worth(signed, signature.substring(0, signature.length() - 1)))
                .isEqualTo(Worth.NONE);
    }

    @Test
    @DisplayName("nobody where the operator set no secret")
    void closed() {
        Signed signed = signed(Duration.ZERO);
        assertThat(seal(" , ").isOpen()).isFalse();
        assertThat(seal(" , ").worth(signed, InboundSeal.signature(NEW, signed)))
                .isEqualTo(Worth.NONE);
        assertThat(seal.isOpen()).isTrue();
    }

    private Worth worth(Signed signed) {
        return seal.worth(signed, InboundSeal.signature(NEW, signed));
    }

    private Signed signed(Duration ago) {
        long at = clock.instant().minus(ago).getEpochSecond();
        return new Signed(Long.toString(at), "recipient=a", "00");
    }

    private InboundSeal seal(String secrets) {
        return new InboundSeal(TestProperties.with(Map.of("tandem.inbound.secret", secrets)), clock);
    }
}
