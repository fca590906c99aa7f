package dev.tandem.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What Gmail's methods cost")
class GmailMethodTest {

    @ParameterizedTest
    @CsvSource({
        "GET, gmail/v1/users/{userId}/profile, 1, 1",
        "GET, gmail/v1/users/{userId}/labels, 1, 1",
        "GET, gmail/v1/users/{userId}/labels/{id}, 1, 1",
        "GET, gmail/v1/users/{userId}/settings/sendAs, 1, 1",
        "GET, gmail/v1/users/{userId}/history, 2, 2",
        "GET, gmail/v1/users/{userId}/messages, 5, 5",
        "GET, gmail/v1/users/{userId}/messages/{id}, 20, 5",
        "GET, gmail/v1/users/{userId}/messages/{messageId}/attachments/{id}, 20, 5",
        "POST, gmail/v1/users/{userId}/messages/{id}/modify, 5, 5",
        "POST, gmail/v1/users/{userId}/messages/batchModify, 50, 50",
        "POST, gmail/v1/users/{userId}/messages/send, 100, 100",
        "GET, gmail/v1/users/{userId}/threads, 10, 10",
        "GET, gmail/v1/users/{userId}/threads/{id}, 40, 10",
        "POST, gmail/v1/users/{userId}/threads/{id}/trash, 20, 10",
        "GET, gmail/v1/users/{userId}/drafts, 5, 5",
        "GET, gmail/v1/users/{userId}/drafts/{id}, 20, 5",
        "POST, gmail/v1/users/{userId}/drafts, 10, 10",
        "PUT, gmail/v1/users/{userId}/drafts/{id}, 15, 15",
        "DELETE, gmail/v1/users/{userId}/drafts/{id}, 10, 10",
        "POST, gmail/v1/users/{userId}/drafts/send, 100, 100",
        "POST, gmail/v1/users/{userId}/watch, 100, 100",
        "POST, gmail/v1/users/{userId}/stop, 50, 50"
    })
    @DisplayName("both price lists, as Google publishes them")
    void prices(String verb, String template, int units, int unitsBefore) {
        GmailMethod method = GmailMethod.of(verb, template);

        assertThat(method.units(Tariff.SINCE_MAY_2026)).isEqualTo(units);
        assertThat(method.units(Tariff.BEFORE)).isEqualTo(unitsBefore);
    }

    @Test
    @DisplayName("what is not in the table counts as the dearest")
    void unknown() {
        assertThat(GmailMethod.of("POST", "gmail/v1/users/{userId}/messages/import"))
                .isEqualTo(GmailMethod.OTHER);
        assertThat(GmailMethod.of("DELETE", "gmail/v1/users/{userId}/messages/{id}"))
                .isEqualTo(GmailMethod.OTHER);
        assertThat(GmailMethod.OTHER.units(Tariff.BEFORE)).isEqualTo(100);
    }

    @Test
    @DisplayName("an email leaves by two of them")
    void sends() {
        assertThat(GmailMethod.values())
                .filteredOn(GmailMethod::sends)
                .containsExactly(GmailMethod.SEND_MESSAGE, GmailMethod.SEND_DRAFT);
    }

    @Test
    @DisplayName("the limits belong to the price list")
    void limits() {
        assertThat(Tariff.SINCE_MAY_2026.unitsPerMinute()).isEqualTo(6_000);
        assertThat(Tariff.BEFORE.unitsPerMinute()).isEqualTo(15_000);
    }
}
