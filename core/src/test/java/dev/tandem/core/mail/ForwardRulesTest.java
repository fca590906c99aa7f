package dev.tandem.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R26: forwards by their subject. */
class ForwardRulesTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Fwd: Angebot",
                "FWD: Angebot",
                "Fw: Angebot",
                "WG: Angebot",
                "Wg : Angebot",
                "WTR: Angebot",
                "Weitergeleitet: Angebot",
                "Fwd[2]: Angebot",
                "Fwd (3): Angebot",
                "\u00a0 WG:\u00a0Re: Angebot",
                "Fwd:",
                "Fwd： Angebot"
            })
    @DisplayName("R26: the usual prefixes in English and German say that it is a forward")
    void forwards(String subject) {
        assertThat(ForwardRules.isForward(subject)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "Angebot",
                "Re: Fwd: Angebot",
                "AW: WG: Angebot",
                "WG-Zimmer: Angebot",
                "Fwd Angebot",
                "WGT: Angebot",
                "Fwd[a]: x"
            })
    @DisplayName("R26: an answer to a forward is none, nor is a word that begins alike")
    void noForwards(String subject) {
        assertThat(ForwardRules.isForward(subject)).isFalse();
    }
}
