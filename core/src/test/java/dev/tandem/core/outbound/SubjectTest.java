package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R49: the subject of a reply. */
class SubjectTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Termin am Freitag        | Re: Termin am Freitag",
                "WG: Termin am Freitag    | Re: WG: Termin am Freitag",
                "Fwd: Re: Termin          | Re: Fwd: Re: Termin",
                "Rechnung [4711]          | Re: Rechnung [4711]",
                "Reparatur: Heizung       | Re: Reparatur: Heizung",
                "Re Termin                | Re: Re Termin",
                "Re (kein Betreff)        | Re: Re (kein Betreff)",
                "Zu Re: Termin            | Re: Zu Re: Termin",
                "Awning: new colours      | Re: Awning: new colours"
            })
    @DisplayName("R49: an answer says \"Re:\" once, before the subject of the thread")
    void firstAnswer(String original, String answer) {
        assertThat(ReplyRules.subject(original)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Termin am Freitag",
                "RE: Termin am Freitag",
                "re : Termin am Freitag",
                "RE\u00a0: Rendez-vous de vendredi",
                "AW: Termin am Freitag",
                "Antwort: Termin am Freitag",
                "Antw: Afspraak op vrijdag",
                "SV: Mødet på fredag",
                "VS: Tapaaminen",
                "RES: Reunião",
                "Rif: Appuntamento",
                "ODP: Spotkanie w piątek",
                "YNT: Cuma günkü randevu",
                "回复：周五的约会",
                "答复: 周五的约会",
                "Re[2]: Termin am Freitag",
                "Re^3: Termin am Freitag",
                "Re (4) : Termin am Freitag",
                "Re:",
                "Re: Re: Termin"
            })
    @DisplayName("R49: the subject of an answer stays unchanged, in whatever language it says that it is one")
    void furtherAnswers(String original) {
        assertThat(ReplyRules.subject(original)).isEqualTo(original);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Termin\r\nBcc: chef@anderswo.example",
                "Termin\nBcc: chef@anderswo.example",
                "Termin \r\n\t Bcc: chef@anderswo.example",
                "Termin\u0000Bcc: chef@anderswo.example",
                "Termin\u0085Bcc: chef@anderswo.example",
                "Termin\u00a0\u2028Bcc: chef@anderswo.example",
                "Termin\u2029\u200bBcc: chef@anderswo.example"
            })
    @DisplayName("F56: whatever breaks the line becomes one space, so that no header slips in")
    void noHeaderSlipsIn(String original) {
        assertThat(ReplyRules.subject(original)).isEqualTo("Re: Termin Bcc: chef@anderswo.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Termin  am   Freitag",
                "Termin\u00a0am\u2003Freitag",
                "Ein \ud83d\udc69\u200d\u2695\ufe0f Termin"
            })
    @DisplayName("R49: blanks that break no line are part of the subject")
    void otherBlanks(String original) {
        assertThat(ReplyRules.subject(original)).isEqualTo("Re: " + original);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    @DisplayName("R49: an answer to an email without a subject says no more than that it is one")
    void noSubject(String original) {
        assertThat(ReplyRules.subject(original)).isEqualTo("Re:");
    }

    @Test
    @DisplayName("F56: a megabyte of blanks takes no effort")
    void blanks() {
        String blanks = " ".repeat(1_000_000);

        assertThat(ReplyRules.subject("Termin" + blanks + "am Freitag")).startsWith("Re: Termin  ");
        assertThat(ReplyRules.subject("Re" + blanks + "Termin")).startsWith("Re: Re  ");
    }

    @Stories
    @DisplayName("R49: the answer to an answer has the same subject, whatever the first one was")
    void unchangedFromThenOn(long seed) {
        Chance chance = new Chance(seed);
        String original = IntStream.range(0, chance.below(12))
                .mapToObj(piece -> chance.oneOf(
                        "Re", "AW", ":", "：", " ", "\u00a0", "\r\n", "[", "2", "]", "(", ")", "^", "Ü", "\u0007"))
                .collect(Collectors.joining());
        String answer = ReplyRules.subject(original);

        assertThat(ReplyRules.subject(answer)).isEqualTo(answer);
        assertThat(answer).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]").isEqualTo(answer.strip());
    }

    @Test
    @DisplayName("R48: a forward says so once, on one line")
    void forwards() {
        assertThat(ReplyRules.forwardSubject("Angebot 2311")).isEqualTo("Fwd: Angebot 2311");
        assertThat(ReplyRules.forwardSubject("WG: Angebot")).isEqualTo("WG: Angebot");
        assertThat(ReplyRules.forwardSubject("Re: Angebot")).isEqualTo("Fwd: Re: Angebot");
        assertThat(ReplyRules.forwardSubject("Angebot\r\nBcc: x@evil.example"))
                .isEqualTo("Fwd: Angebot Bcc: x@evil.example");
        assertThat(ReplyRules.forwardSubject("  ")).isEqualTo("Fwd:");
    }
}
