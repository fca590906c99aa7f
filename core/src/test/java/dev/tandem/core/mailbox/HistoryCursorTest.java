package dev.tandem.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F20: a history id is a number of 64 bits without a sign. */
class HistoryCursorTest {

    @ParameterizedTest(name = "{1} is after {0}")
    @CsvSource({
        "9, 10",
        "0, 1",
        "9007199254740992, 9007199254740993",
        "9223372036854775807, 9223372036854775808",
        "9223372036854775808, 18446744073709551615"
    })
    @DisplayName("F20: compared as a number, beyond 2^53 and beyond 2^63, never as text")
    void order(String earlier, String later) {
        HistoryCursor one = HistoryCursor.parse(earlier);
        HistoryCursor other = HistoryCursor.parse(later);

        assertThat(other.isAfter(one)).isTrue();
        assertThat(one.isAfter(other)).isFalse();
        assertThat(one.isAfter(one)).isFalse();
        assertThat(one).isLessThan(other);
        assertThat(other).hasToString(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "18446744073709551616", "zwölf"})
    @DisplayName("F20: what is no such number is refused")
    void refused(String text) {
        assertThatThrownBy(() -> HistoryCursor.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    @DisplayName("F20: zero is a point like any other, before all others")
    void zero() {
        assertThat(HistoryCursor.parse("0")).isEqualTo(new HistoryCursor(0));
    }
}
