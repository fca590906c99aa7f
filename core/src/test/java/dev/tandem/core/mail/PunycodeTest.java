package dev.tandem.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3492 section 7.1: the samples of the specification, in lower case as domains are compared. */
class PunycodeTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "pročprostěnemluvíčesky, proprostnemluvesky-uyb24dma41a",
        "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "tạisaohọkhôngthểchỉnóitiếngviệt, tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g",
        "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
        "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
        "bücher, bcher-kva",
        "straße, strae-oqa",
        "münchen-ost, mnchen-ost-9db",
        "😀, e28h"
    })
    @DisplayName("F67: a label is written in ASCII as the specification's samples are")
    void samples(String label, String written) {
        assertThat(Punycode.encode(label)).isEqualTo(written);
    }
}
