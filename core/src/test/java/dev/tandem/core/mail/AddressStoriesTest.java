package dev.tandem.core.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** R28, F66, F67: what holds for every address, however it is spelled. */
class AddressStoriesTest {

    private static final String[] LETTERS = {
        "a",
        "j",
        "J",
        "z",
        "0",
        "ü",
        "Ü",
        "ß",
        "ẞ",
        "ı",
        "İ",
        "J\u030c",
        "\u01f0",
        "é",
        "e\u0301",
        "ς",
        "Σ",
        "Ж",
        "你",
        "ｱ",
        "ﬁ",
        "㎒",
        "\u1100\u1161",
        "😀",
        "-",
        "_",
        "+",
        ".",
        "'"
    };

    private static final String[] STRANGE = {
        "\"", "\\", " ", "@", "(", ",", "\u200b", "\u00a0", "\u0000", "\ud800", "。", "xn--", "<", ">", "\t"
    };

    @Stories
    @DisplayName("F67: what is compared is compared in one form: made into an address again, it stays as it is")
    void oneForm(long seed) {
        Chance chance = new Chance(seed);
        String text = text(chance, 6) + "@" + text(chance, 6) + ".example";

        EmailAddress.parse(text).ifPresent(address -> {
            assertThat(EmailAddress.parse(address.value())).contains(address);
            assertThat(address.local() + "@" + address.domain()).isEqualTo(address.value());
            assertThat(address.domain()).matches("[a-z0-9.-]+");
            assertThat(address.value()).hasSizeLessThanOrEqualTo(EmailAddress.LENGTH_MAX_CHARACTERS);
        });
    }

    @Stories
    @DisplayName("R28: a key is the address of the same mailbox, and its own key")
    void keys(long seed) {
        Chance chance = new Chance(seed);
        String domain = chance.oneOf("gmail.com", "GoogleMail.com", "praxis-weber.example");
        EmailAddress address = new EmailAddress("x" + letters(chance, 5).replace("-", "+") + "@" + domain);

        for (PlusSuffix elsewhere : PlusSuffix.values()) {
            EmailAddress key = new EmailAddress(address.matchKey(elsewhere));
            assertThat(key.matchKey(elsewhere)).isEqualTo(key.value());
        }
        assertThat(address.sameMailboxAs(new EmailAddress(address.matchKey()))).isTrue();
    }

    @Stories
    @DisplayName("R28, F67: another case, another composition, quotes and blanks around make no other address")
    void spellings(long seed) {
        Chance chance = new Chance(seed);
        String local = letters(chance, 8);
        String domain = letters(chance, 8).replaceAll("[+'.]", "") + "x.example";
        EmailAddress address = new EmailAddress(local + "@" + domain);

        String decomposed = Normalizer.normalize(local, Form.NFD) + "@" + Normalizer.normalize(domain, Form.NFD);
        assertThat(new EmailAddress(decomposed)).isEqualTo(address);
        assertThat(new EmailAddress(
                        local + "@" + domain.toUpperCase(Locale.ROOT).replace("İ", "I")))
                .isEqualTo(address);
        assertThat(new EmailAddress("\"" + local + "\"@" + domain)).isEqualTo(address);
        assertThat(new EmailAddress("\u200b\u00a0" + local + "@" + domain + "\r\n"))
                .isEqualTo(address);
    }

    private static String text(Chance chance, int most) {
        return IntStream.rangeClosed(0, chance.below(most))
                .mapToObj(at -> chance.oneIn(4) ? chance.oneOf(STRANGE) : chance.oneOf(LETTERS))
                .collect(joining());
    }

    /** Letters that have one small and one capital form, so that writing them otherwise loses nothing. */
    private static String letters(Chance chance, int most) {
        return "x"
                + IntStream.range(0, chance.below(most))
                        .mapToObj(at -> chance.oneOf("a", "j", "0", "ü", "é", "ž", "ж", "ǰ", "-", ".", "+", "'"))
                        .collect(joining());
    }
}
