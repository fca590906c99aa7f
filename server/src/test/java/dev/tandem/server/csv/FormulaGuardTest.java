package dev.tandem.server.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Cells that a spreadsheet would run")
class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 40 123", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "=a\nb"})
    @DisplayName("leave with an apostrophe and come back as they were")
    void guarded(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo("'" + cell);
        assertThat(FormulaGuard.plain("'" + cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jana", "'s-Hertogenbosch", "'", "O'Neill = Co", "a=1", "'Jana'"})
    @DisplayName("are none of these, which stay as they are both ways")
    void harmless(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo(cell);
        assertThat(FormulaGuard.plain(cell)).isEqualTo(cell);
    }
}
