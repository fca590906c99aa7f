package dev.tandem.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F61: one spelling for storing, matching and searching. */
class RfcMessageIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Termin.42@praxis-weber.example>",
                "  <Termin.42@praxis-weber.example>  ",
                "Termin.42@praxis-weber.example",
                "  Termin.42@praxis-weber.example",
                "\r\n <Termin.42@praxis-weber.example>",
                "<Termin.42@\r\n praxis-weber.example>",
                "<Termin.42@praxis-weber.example> (added by mail.example)",
                "Termin.42@praxis-weber.example (added by mail.example)",
                "(was <alt@anderswo.example> (and <more@x.example>)) <Termin.42@praxis-weber.example>",
                "<Termin.42@praxis-weber.example>, <Termin.42@praxis-weber.example>",
                "<Termin.42@praxis-weber.example> <zweite@praxis-weber.example>",
                "Termin.42@praxis-weber.example, zweite@praxis-weber.example",
                "<<Termin.42@praxis-weber.example>>",
                "<Termin.42@praxis-weber.example",
                "<Termin.42\u0000@praxis-weber.example>"
            })
    @DisplayName("F61: folded, doubled, commented, unbracketed: the Message-ID is the same")
    void spellings(String header) {
        assertThat(RfcMessageId.parse(header)).contains(new RfcMessageId("Termin.42@praxis-weber.example"));
    }

    @Test
    @DisplayName("F61: case makes no other key, and is kept for the References of an answer")
    void letterCase() {
        RfcMessageId id = new RfcMessageId("<Termin.42@Praxis-Weber.example>");

        assertThat(id.key()).isEqualTo("termin.42@praxis-weber.example");
        assertThat(id.bracketed()).isEqualTo("<Termin.42@Praxis-Weber.example>");
    }

    @Test
    @DisplayName("F61: parentheses inside the brackets belong to the id")
    void parentheses() {
        assertThat(RfcMessageId.parse("<4711(a)@scanner.example>"))
                .contains(new RfcMessageId("4711(a)@scanner.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<>", "< >", "(nur ein Kommentar)", "\r\n"})
    @DisplayName("F59: what is empty is no Message-ID")
    void empty(String header) {
        assertThat(RfcMessageId.parse(header)).isEmpty();
        assertThat(RfcMessageId.parseAll(header)).isEmpty();
    }

    @Test
    @DisplayName("F59: an id is made of something")
    void constructor() {
        assertThatThrownBy(() -> new RfcMessageId("< >")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("F61: an id longer than a line identifies nothing")
    void tooLong() {
        assertThat(RfcMessageId.parse("<" + "x".repeat(998) + ">")).isPresent();
        assertThat(RfcMessageId.parse("<" + "x".repeat(999) + ">")).isEmpty();
        assertThat(RfcMessageId.parseAll("<" + "x".repeat(999) + "> <a@x.example>"))
                .containsExactly(new RfcMessageId("a@x.example"));
        assertThatThrownBy(() -> new RfcMessageId("x".repeat(999))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("R49: References are read in order, each id once, whatever its case")
    void references() {
        assertThat(RfcMessageId.parseAll("<a@x.example>\r\n\t<b@x.example> (Gruß <c@x.example>) <A@X.example>"))
                .containsExactly(new RfcMessageId("a@x.example"), new RfcMessageId("b@x.example"));
    }

    @Test
    @DisplayName("R49: References without brackets are read too, and words that are no ids are not")
    void referencesWithoutBrackets() {
        assertThat(RfcMessageId.parseAll("Ihre Nachricht vom Montag, a@x.example b@x.example"))
                .containsExactly(new RfcMessageId("a@x.example"), new RfcMessageId("b@x.example"));
    }

    @Test
    @DisplayName("F61: of two spellings of one id the first is kept")
    void once() {
        assertThat(RfcMessageId.once(Stream.of(new RfcMessageId("A@x.example"), new RfcMessageId("a@x.example"))))
                .containsExactly(new RfcMessageId("A@x.example"));
    }
}
