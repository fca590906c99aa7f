package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.emulator.mime.Person;
import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void letters_beyond_ascii_in_a_name_cost_the_address_nothing() {
        assertThat(Person.list(
                        "Paula Öztürk <paula.oeztuerk@brillen.example>, \"Jürgen, K.\" <juergen@brillen.example>"))
                .containsExactly(
                        new Person("Paula Öztürk", "paula.oeztuerk@brillen.example"),
                        new Person("Jürgen, K.", "juergen@brillen.example"));
    }
}
