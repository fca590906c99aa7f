package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R80: a link of Gmail's page names an id of its API")
class GmailLinkTest {

    @ParameterizedTest
    @DisplayName("whichever of its forms it has")
    @CsvSource({
        "18c2f0a1b2c3d4e5, 18c2f0a1b2c3d4e5",
        "18C2F0A1B2C3D4E5, 18c2f0a1b2c3d4e5",
        "https://mail.google.com/mail/u/0/#inbox/18c2f0a1b2c3d4e5, 18c2f0a1b2c3d4e5",
        "mail.google.com/mail/u/1/#search/from%3Ajana/18c2f0a1b2c3d4e5, 18c2f0a1b2c3d4e5",
        "https://mail.google.com/mail/?ui=2&view=om&th=18c2f0a1b2c3d4e5, 18c2f0a1b2c3d4e5",
        "https://mail.google.com/mail/u/0/?ik=1f2e&view=om&permmsgid=msg-f:1782345678901234567, 18bc29f3a1dc4b87",
        "https://mail.google.com/mail/u/0?ik=1f2e&view=pt&search=all&permthid=thread-f%3A1782345678901234567, 18bc29f3a1dc4b87",
        "msg-f:1782345678901234567, 18bc29f3a1dc4b87",
        "https://mail.google.com/mail/u/0/#inbox/FMfcgzGwHfpLzvMCTHFwplQdqtxLsbrT, 18bc29f3a1dc4b87",
        "https://mail.google.com/mail/u/0/#all/FMfcgzGwHfpLzvMCTHFwplQdqtxLsbrT?compose=new, 18bc29f3a1dc4b87",
        "FMfcgzGwHfpLzvMCTHFwplQdqtxLsbrT, 18bc29f3a1dc4b87",
    })
    void named(String link, String id) {
        assertThat(GmailLink.parse(link)).contains(new GmailLink.Named(id));
    }

    @Test
    @DisplayName("the number in the token is the one in the API's id")
    void sameNumber() {
        assertThat(Long.toHexString(1782345678901234567L)).isEqualTo("18bc29f3a1dc4b87");
    }

    @ParameterizedTest
    @DisplayName("unless it was made in the browser, or names no email")
    @ValueSource(
            strings = {
                "https://mail.google.com/mail/u/0/#sent/QgrcJHrhvWmQNtltrfdmhSCMPJfMnBZpWGG",
                "https://mail.google.com/mail/u/0/?permmsgid=msg-a:r-1234567890123456789",
                "https://mail.google.com/mail/u/0/#inbox",
                "mail.google.com/mail/u/0/#inbox/FMfcgzQcpwrS",
                "BCDFGHJKLMNPQRSTVWXZbcdfghjk"
            })
    void noId(String link) {
        assertThat(GmailLink.parse(link)).contains(new GmailLink.NoId());
    }

    @ParameterizedTest
    @DisplayName("and anything else is no link")
    @ValueSource(
            strings = {
                "<CA+9f27c1d0@mail.praxis-weber.example>",
                "jana.weber@praxis-weber.example",
                "Fenster",
                "1234",
                "https://post.example/#inbox",
                ""
            })
    void none(String text) {
        assertThat(GmailLink.parse(text)).isEmpty();
    }
}
