package dev.tandem.core.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R28, F66, F67: who is who. */
class EmailAddressTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Jana@Praxis-Weber.EXAMPLE                | jana@praxis-weber.example",
                "timo@reiß-bau.example                    | timo@xn--rei-bau-2va.example",
                "timo@REIẞ-BAU.example                    | timo@xn--rei-bau-2va.example",
                "info@bücher.example                      | info@xn--bcher-kva.example",
                "info@XN--BCHER-KVA.example               | info@xn--bcher-kva.example",
                "info@ｂｕｅｒｏ。example                    | info@buero.example",
                "mehmet@yıldız.example                    | mehmet@xn--yldz-lzac.example",
                "MÜLLER@praxis.example                    | müller@praxis.example",
                "\"jana\"@praxis.example                  | jana@praxis.example",
                "\"Jana\\ Weber\"@praxis.example          | \"jana weber\"@praxis.example",
                "\"a\\\"b\\\\c\"@praxis.example           | \"a\\\"b\\\\c\"@praxis.example",
                "\"jana@home\"@praxis.example             | \"jana@home\"@praxis.example",
                "j@x.example                              | j@x.example"
            })
    @DisplayName("R28, F67: case, quotes that mean nothing and the script of a domain make no other address")
    void oneSpelling(String written, String compared) {
        assertThat(EmailAddress.parse(written)).contains(new EmailAddress(compared));
        assertThat(new EmailAddress(written)).hasToString(compared);
    }

    @Test
    @DisplayName("F67: a decomposed umlaut is the same letter")
    void decomposed() {
        assertThat(new EmailAddress("mu\u0308ller@bu\u0308cher.example"))
                .isEqualTo(new EmailAddress("müller@bücher.example"));
    }

    @Test
    @DisplayName("F67: straße and strasse are two owners, and stay two")
    void sharpS() {
        assertThat(new EmailAddress("info@straße.example")).isNotEqualTo(new EmailAddress("info@strasse.example"));
    }

    @Test
    @DisplayName("F67: a script younger than the JDK's tables is a domain like any other")
    void youngScript() {
        assertThat(EmailAddress.parse("info@\u1c90\u1c91.example")).isPresent();
    }

    @Test
    @DisplayName("F66: invisible characters around a pasted address do not matter")
    void pasted() {
        assertThat(EmailAddress.parse("\u200b\u00a0 jana@praxis.example\u00a0\r\n"))
                .contains(new EmailAddress("jana@praxis.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jana",
                "@praxis.example",
                "jana@",
                "jana@praxis",
                "root@localhost",
                "jana@192.168.0.1",
                "jana@[192.168.0.1]",
                "jana@praxis..example",
                "jana@.example",
                "jana@praxis.example.",
                "jana@-praxis.example",
                "jana@praxis-.example",
                "jana@pra_xis.example",
                "jana@pra\u200bxis.example",
                "jana@praxis.\ud800.example",
                "ja\u200bna@praxis.example",
                "ja\ud800na@praxis.example",
                "jana weber@praxis.example",
                "jana@weber@praxis.example",
                "\"jana@praxis.example",
                "\"\"@praxis.example",
                "\"ja\"na\"@praxis.example",
                "jana,timo@praxis.example",
                "jana\r\nBcc: timo@praxis.example",
                "\"ja\r\nna\"@praxis.example",
                "undisclosed-recipients:;",
                "mailto:jana@praxis.example",
                "<jana@praxis.example>"
            })
    @DisplayName("F66: what is no address becomes nobody")
    void garbage(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("F66: an address has at most 254 characters, a label of its domain at most 63")
    void limits() {
        String domain = "@" + "a".repeat(63) + ".example";

        assertThat(EmailAddress.parse("j".repeat(254 - domain.length()) + domain))
                .isPresent();
        assertThat(EmailAddress.parse("j".repeat(255 - domain.length()) + domain))
                .isEmpty();
        assertThat(EmailAddress.parse("jana@" + "a".repeat(64) + ".example")).isEmpty();
    }

    @Test
    @DisplayName("F66: a megabyte of blanks, of quoted letters or of foreign letters is refused without effort")
    void megabytes() {
        String foreign =
                IntStream.range(0x4e00, 0x9f00).mapToObj(Character::toString).collect(joining());

        assertThat(EmailAddress.parse("jana" + "\u00a0".repeat(1_000_000) + "@praxis.example"))
                .isEmpty();
        assertThat(EmailAddress.parse("\"" + "a".repeat(1_000_000) + "\"@praxis.example"))
                .isEmpty();
        assertThat(EmailAddress.parse("jana@" + foreign.repeat(50) + ".example"))
                .isEmpty();
    }

    @Test
    @DisplayName("F66: an address may be written longer than it is: every letter quoted, every accent apart")
    void writtenLong() {
        String quoted = "\"" + "\\j".repeat(200) + "\"@praxis.example";
        String apart = "o\u0302\u0301".repeat(200) + "@praxis.example";

        assertThat(EmailAddress.parse(quoted)).contains(new EmailAddress("j".repeat(200) + "@praxis.example"));
        assertThat(EmailAddress.parse(apart)).contains(new EmailAddress("\u1ed1".repeat(200) + "@praxis.example"));
    }

    @Test
    @DisplayName(
            "F67: a capital that can only be composed with its accent once it is small, and a sign made of capitals")
    void composedLast() {
        assertThat(new EmailAddress("J\u030cana@praxis.example"))
                .isEqualTo(new EmailAddress("\u01f0ana@praxis.example"));
        assertThat(new EmailAddress("jana@J\u030c.example")).isEqualTo(new EmailAddress("jana@\u01f0.example"));
        assertThat(new EmailAddress("jana@\u3392.example")).isEqualTo(new EmailAddress("jana@mhz.example"));
    }

    @ParameterizedTest(name = "{0} reaches {1}")
    @CsvSource({
        "ada.lenz@gmail.com, adalenz@gmail.com",
        "Ada.Lenz@GoogleMail.com, ada.lenz@gmail.com",
        "ada.lenz+praxis.weber@gmail.com, adalenz@googlemail.com",
        "jana@praxis-weber.example, JANA@praxis-weber.example"
    })
    @DisplayName("R28: Gmail ignores dots and suffix, and googlemail.com is gmail.com")
    void sameMailbox(String one, String other) {
        assertThat(new EmailAddress(one).sameMailboxAs(new EmailAddress(other))).isTrue();
    }

    @ParameterizedTest(name = "{0} does not reach {1}")
    @CsvSource({
        "jana.weber@praxis.example, janaweber@praxis.example",
        "jana+post@praxis.example, jana@praxis.example",
        "ada@gmail.com, ada@gmail.com.praxis.example",
        "ada@gmail.com, ben@gmail.com",
        "+ada@gmail.com, +ben@gmail.com",
        "ada@gmail.com, ada@mail.gmail.com"
    })
    @DisplayName("R28: elsewhere dots and suffix name somebody else")
    void otherMailbox(String one, String other) {
        assertThat(new EmailAddress(one).sameMailboxAs(new EmailAddress(other))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} by default, {2} without suffix")
    @CsvSource({
        "jana+post@praxis.example, jana+post@praxis.example, jana@praxis.example",
        "jana@praxis.example, jana@praxis.example, jana@praxis.example",
        "+post@praxis.example, +post@praxis.example, +post@praxis.example",
        "ja.na+post@googlemail.com, jana@gmail.com, jana@gmail.com",
        "\"ja na+post\"@praxis.example, \"ja na+post\"@praxis.example, \"ja na+post\"@praxis.example"
    })
    @DisplayName("R28: elsewhere the suffix is ignored only where the setting says so")
    void suffixBySetting(String address, String byDefault, String bySetting) {
        assertThat(new EmailAddress(address).matchKey()).isEqualTo(byDefault);
        assertThat(new EmailAddress(address).matchKey(PlusSuffix.COUNTS)).isEqualTo(byDefault);
        assertThat(new EmailAddress(address).matchKey(PlusSuffix.IGNORED)).isEqualTo(bySetting);
    }

    @Test
    @DisplayName("F67: the parts of an address stand before and behind the last @")
    void parts() {
        EmailAddress address = new EmailAddress("\"jana@home\"@praxis.example");

        assertThat(address.local()).isEqualTo("\"jana@home\"");
        assertThat(address.domain()).isEqualTo("praxis.example");
    }
}
