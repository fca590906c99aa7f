package dev.tandem.core.mailbox;

import static dev.tandem.core.given.People.adasAddresses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F52: what the mailbox itself is. */
class OwnAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada.lenz@gmail.com", "AdaLenz@googlemail.com", "Office@Nordlicht.example"})
    @DisplayName(
            "F52: the primary address, its googlemail twin and the accepted send-as addresses are the mailbox's own")
    void own(String address) {
        assertThat(adasAddresses().contain(new EmailAddress(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@gmail.com",
                "ada.lenz@gmail.com.example",
                "grada.lenz@gmail.com",
                "nordlicht@nordlicht.example",
                "back-office@nordlicht.example"
            })
    @DisplayName("F52: an address that only contains an own one is somebody else's")
    void others(String address) {
        assertThat(adasAddresses().contain(new EmailAddress(address))).isFalse();
    }
}
