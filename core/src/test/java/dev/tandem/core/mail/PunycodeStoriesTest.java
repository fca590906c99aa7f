package dev.tandem.core.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import java.net.IDN;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** F67: where the JDK's IDNA 2003 and IDNA 2008 agree, our encoder agrees with the JDK's. */
class PunycodeStoriesTest {

    private static final String[] LETTERS = {"a", "z", "7", "-", "ü", "é", "ı", "ж", "ώ", "你", "好", "ひ", "한", "𐐨"};

    @Stories
    @DisplayName("F67: a label of letters that both know is encoded as the JDK encodes it, and decoded to itself")
    void asTheJdk(long seed) {
        Chance chance = new Chance(seed);
        String label = "x"
                + IntStream.range(0, chance.below(10))
                        .mapToObj(at -> chance.oneOf(LETTERS))
                        .collect(joining())
                + "ö";

        String encoded = "xn--" + Punycode.encode(label);

        assertThat(encoded).isEqualTo(IDN.toASCII(label));
        assertThat(IDN.toUnicode(encoded)).isEqualTo(label);
    }
}
