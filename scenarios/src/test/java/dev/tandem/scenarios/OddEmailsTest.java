package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.harness.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Emails as the world really sends them. */
@ExtendWith(InSandbox.class)
@DisplayName("Odd emails")
class OddEmailsTest {

    private static final String RITA = "rita@blumen-sommer.example";
    private static final String TOM = "tom@gaertnerei-tom.example";
    private static final int HUGE_CHARACTERS = 10 * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EmulatedGmail gmail;
    private final Desk rita;
    private final String tom;

    OddEmailsTest(Sandbox sandbox) {
        gmail = new EmulatedGmail(sandbox.emulator());
        gmail.account(RITA, "Rita Sommer");
        Agency agency = new Agency(sandbox.server().url());
        String shop = agency.subAccount("Blumen Sommer");
        tom = agency.contact(shop, "Tom", TOM, agency.member(shop, RITA, "Rita Sommer"));
        rita = Desk.in("Blumen Sommer", agency.logIn(RITA));
    }

    @Test
    @DisplayName("are stored and shown as far as they can be read, and never stop the ones behind them")
    void stopNobody() {
        rita.connect(RITA);
        gmail.arrives(RITA, bytes("To: " + RITA + "\r\nSubject: From nobody\r\n\r\nWho wrote this?\r\n"));
        gmail.arrives(RITA, bytes(""));
        Map<String, String> odd = odd();
        odd.values().forEach(source -> gmail.arrives(RITA, bytes(source)));
        Letter behind = Letter.from(TOM).to(RITA).about("Behind them all").saying("Alles gut?");
        gmail.outsideSends(behind);

        await("everything of Tom's is here")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(rita.messagesWith(tom)).hasSize(odd.size() + 1));
        List<JsonNode> all = rita.messagesWith(tom);
        odd.keySet()
                .forEach(word -> assertThat(all)
                        .as(word)
                        .anyMatch(message -> message.path("text").asString().contains(word)));
        assertThat(all).anyMatch(message -> message.path("subject").asString().equals("Behind them all"));
        JsonNode completeness = rita.connection().path("completeness");
        assertThat(completeness.path("judged")).isEqualTo(completeness.path("seen"));
    }

    /** Each by a word that has to be readable in the end. */
    private static Map<String, String> odd() {
        String from = "From: " + TOM + "\r\nTo: " + RITA + "\r\n";
        String mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("undated", from + "Subject: Neither Date nor Message-ID\r\n\r\nundated\r\n");
        odd.put(
                "unclosed",
                from + "Subject: Broken MIME\r\n" + mixed + "--b\r\nContent-Type: text/plain\r\n\r\nunclosed");
        odd.put(
                "charset",
                from
                        + "Subject: =?x-klingon?Q?Qapla=27?=\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\ncharset\r\n");
        odd.put("nulls", from + "Subject: With \0 in it\r\n\r\nnulls \0 in here\r\n");
        odd.put(
                "huge",
                from + "Subject: 10 MB of HTML\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>huge</p>"
                        + "<p>lorem ipsum dolor sit</p>\r\n".repeat(HUGE_CHARACTERS / 30));
        return odd;
    }

    private static byte[] bytes(String source) {
        return source.getBytes(StandardCharsets.UTF_8);
    }
}
