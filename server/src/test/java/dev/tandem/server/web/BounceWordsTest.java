package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.MessageView.Bounce;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("Why an email came back is said in the reader's language (R18)")
class BounceWordsTest {

    private static final UUID JANA = new UUID(0, 7);

    private final ResourceBundleMessageSource bundles = bundles();

    @DisplayName("by the code of the server")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1   | The address does not exist.                                   | Die Adresse gibt es nicht.
            5.1.10  | The address does not exist.                                   | Die Adresse gibt es nicht.
            5.1.2   | There is no mail server for praxis-weber.example.             | Für praxis-weber.example gibt es keinen Mailserver.
            5.2.2   | The mailbox is full.                                          | Das Postfach ist voll.
            4.2.2   | The mailbox is full.                                          | Das Postfach ist voll.
            5.3.4   | The email is too large for the server of praxis-weber.example. | Die E-Mail ist für den Server von praxis-weber.example zu groß.
            4.4.1   | The server of praxis-weber.example does not answer.           | Der Server von praxis-weber.example antwortet nicht.
            5.7.1   | The server of praxis-weber.example refuses the email.         | Der Server von praxis-weber.example weist die E-Mail ab.
            5.7.606 | The server of praxis-weber.example refuses the email.         | Der Server von praxis-weber.example weist die E-Mail ab.
            5.7.26  | The server of praxis-weber.example is not convinced that the email is from you. | Der Server von praxis-weber.example ist nicht überzeugt, dass die E-Mail von Ihnen ist.
            5.2.99  | The mailbox takes no email at the moment.                     | Das Postfach nimmt zurzeit keine E-Mail an.
            """)
    void byCode(String status, String english, String german) {
        Bounce bounce = bounce("BOUNCED " + status + " jana.weber@praxis-weber.example: 550 what the server says");
        assertThat(sentence(bounce, Locale.ENGLISH)).isEqualTo(english);
        assertThat(sentence(bounce, Locale.GERMAN)).isEqualTo(german);
    }

    @DisplayName("in the server's own words where it gave no code, or one that says nothing")
    @ParameterizedTest
    @ValueSource(strings = {"", "5.0.0 ", "5.99.3 "})
    void inOwnWords(String status) {
        Bounce bounce = bounce("BOUNCED " + status + "jana.weber@praxis-weber.example: Come back: tomorrow");
        assertThat(sentence(bounce, Locale.ENGLISH))
                .isEqualTo("The server of praxis-weber.example says: Come back: tomorrow");
    }

    @Test
    @DisplayName("as unexplained where it said nothing at all")
    void unexplained() {
        Bounce bounce = bounce("BOUNCED jana.weber@praxis-weber.example: ");
        assertThat(sentence(bounce, Locale.ENGLISH)).isEqualTo("The server of praxis-weber.example does not say why.");
    }

    @DisplayName("odd addresses are named whole")
    @ParameterizedTest
    @ValueSource(
            strings = {"\"jana: weber\"@praxis-weber.example", "\"a@b\"@praxis-weber.example", "jana@[IPv6:2001:db8::1]"
            })
    void oddAddresses(String address) {
        assertThat(bounce("BOUNCED 5.1.1 " + address + ": User unknown").address())
                .isEqualTo(address);
        assertThat(bounce("BOUNCED 5.1.1 " + address + ": User unknown").said()).isEqualTo("User unknown");
    }

    @Test
    @DisplayName("every code has its sentence in both languages")
    void everyCode() {
        IntStream.range(0, 10)
                .forEach(subject -> IntStream.range(0, 40).forEach(detail -> {
                    Bounce bounce =
                            bounce("BOUNCED 5." + subject + "." + detail + " jana.weber@praxis-weber.example: no");
                    assertThat(sentence(bounce, Locale.ENGLISH)).isNotEqualTo(sentence(bounce, Locale.GERMAN));
                }));
    }

    @DisplayName("what did not come back has no such reason")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSENT_LOST",
                "GMAIL_REFUSED: 5.1.1 jana@praxis-weber.example: no",
                "BOUNCED",
                "BOUNCED 5.1.1 : "
            })
    void otherReasons(String reason) {
        assertThat(BounceWords.of(reason, JANA)).isNull();
    }

    private String sentence(Bounce bounce, Locale locale) {
        return bundles.getMessage("bounced." + bounce.words(), new Object[] {bounce.domain(), bounce.said()}, locale);
    }

    private static Bounce bounce(String reason) {
        return Objects.requireNonNull(BounceWords.of(reason, JANA), reason);
    }

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }
}
