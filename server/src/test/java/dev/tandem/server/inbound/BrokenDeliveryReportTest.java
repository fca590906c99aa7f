package dev.tandem.server.inbound;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.inbound.DeliveryReport.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("No delivery report is too long, too deep or too broken to be read (R18, F77, F83)")
class BrokenDeliveryReportTest {

    /** Far more than needed, and far less than one pass for each byte would take. */
    private static final Duration ENOUGH = ofSeconds(30);

    private static final String PER_RECIPIENT =
            "\nFinal-Recipient: rfc822; k%d@praxis-weber.example\nAction: failed\nStatus: 5.1.1\n";

    @Test
    @DisplayName("of some thousand recipients the first thousand are read")
    void thousandsOfRecipients() {
        String all =
                IntStream.range(0, 5_000).mapToObj(PER_RECIPIENT::formatted).collect(Collectors.joining());
        String source =
                DeliveryReportTest.source("postfix").replace("Arrival-Date:", "X-All: all\n" + all + "\nX-Rest:");
        DeliveryReport report = within(source).orElseThrow();
        assertThat(report.failures()).hasSize(StatusPart.RECIPIENTS_MAX);
        assertThat(report.about()).hasSize(1);
    }

    @Test
    @DisplayName("the same without a status part, one line each")
    void thousandsOfLines() {
        String all = IntStream.range(0, 20_000)
                .mapToObj("<k%d@praxis-weber.example>:\nRemote host said: 550 5.1.1 User unknown\n\n"::formatted)
                .collect(Collectors.joining());
        DeliveryReport report = within(DeliveryReportTest.source("qmail").replace("<jana.weber", all + "<jana.weber"))
                .orElseThrow();
        assertThat(report.failures()).hasSize(StatusPart.RECIPIENTS_MAX);
    }

    @DisplayName("30 MB of anything in the text, on one line or on many, cost no more than reading them")
    @ParameterizedTest
    @ValueSource(
            strings = {" ", "a", "<", "a@", "to ", "5.1.", "550 ", "\n ", "To: \n", "\n\n", "> ", "ä", "x@y.example "})
    void thirtyMegabytes(String piece) {
        String endless = piece.repeat(30 * 1024 * 1024 / piece.length());
        String source = DeliveryReportTest.source("exim").replace("A message that you sent", endless + "\nA message");
        assertThat(within(source))
                .hasValueSatisfying(report -> assertThat(report.kind()).isEqualTo(Kind.FAILED));
    }

    @DisplayName("a megabyte on each line of the status part costs no more either")
    @ParameterizedTest
    @ValueSource(strings = {" ", "5.", "<", "rfc822; ", "\n ", "smtp; ", "550 5.1.1 ", "a@", "user "})
    void longFields(String piece) {
        String endless = piece.repeat(1024 * 1024 / piece.length());
        for (String field : List.of("Final-Recipient: ", "Status: ", "Action: ", "Diagnostic-Code: ")) {
            String source = DeliveryReportTest.source("amazon-ses").replace(field, field + endless);
            assertThat(within(source)).isPresent();
        }
    }

    @Test
    @DisplayName("a report about a report about a report is about the first of them")
    void nested() {
        String source = DeliveryReportTest.source("postfix");
        for (int depth = 0; depth < 20; depth++) {
            String outer = DeliveryReportTest.source("sendmail").replace("b1", "level" + depth);
            int returned =
                    outer.indexOf("Content-Type: message/rfc822\n\n") + "Content-Type: message/rfc822\n\n".length();
            source = outer.substring(0, returned) + source + "\n--level" + depth + "--\n";
        }
        DeliveryReport report = within(source).orElseThrow();
        assertThat(report.about()).extracting(id -> id.value()).containsExactly("report-99@mta.example");
        assertThat(report.failures()).hasSize(1);
    }

    @DisplayName("an absurd charset keeps nobody from reading what is ASCII")
    @ParameterizedTest
    @ValueSource(strings = {"unicode-1-1-utf-7", "x-klingon", "", "utf-16", "\u0001", "iso-2022-jp"})
    void absurdCharsets(String charset) {
        String source = DeliveryReportTest.source("postfix").replace("charset=utf-8", "charset=\"" + charset + "\"");
        assertThat(within(source).orElseThrow().failures()).hasSize(1);
    }

    @Test
    @DisplayName("without its boundary it is read as text")
    void noBoundary() {
        String source = DeliveryReportTest.source("postfix").replace("; boundary=\"b1\"", "");
        DeliveryReport report = within(source).orElseThrow();
        assertThat(report.failures())
                .extracting(failure -> failure.recipient().value())
                .contains("jana.weber@praxis-weber.example");
    }

    @Test
    @DisplayName("one that no parser takes, with 100,000 lines folded into one, is read as text")
    void noParserTakesIt() {
        String nested = IntStream.range(0, 20_000)
                .mapToObj("--n%1$d\nContent-Type: multipart/mixed; boundary=n%1$d\n\n"::formatted)
                .collect(Collectors.joining());
        String source = DeliveryReportTest.source("exim")
                        .replace("Content-Type: text/plain; charset=utf-8", "X-Folded: a" + "\n b".repeat(100_000))
                        .replaceFirst("\n\n", "\nContent-Type: multipart/mixed; boundary=n0\n\n")
                + nested;
        assertThat(within(source))
                .hasValueSatisfying(report -> assertThat(report.kind()).isEqualTo(Kind.FAILED));
    }

    @DisplayName("cut off or with bytes of chance in it, it is read without an exception")
    @ParameterizedTest
    @ValueSource(
            strings = {"google-workspace", "exchange-german", "postfix", "qmail", "exim", "mcafee", "amazon-workmail"})
    void mutilated(String server) {
        byte[] whole = DeliveryReportTest.source(server).getBytes(StandardCharsets.UTF_8);
        SplittableRandom chance = new SplittableRandom(whole.length);
        EmailReader reader = new EmailReader();
        for (int round = 0; round < 150; round++) {
            byte[] broken = Arrays.copyOf(whole, 1 + chance.nextInt(whole.length));
            for (int hit = chance.nextInt(20); hit > 0; hit--) {
                broken[chance.nextInt(broken.length)] = (byte) chance.nextInt(256);
            }
            assertThat(reader.read(new RawEmail(broken)).report())
                    .satisfies(report -> report.ifPresent(read -> assertThat(read.failures())
                            .allSatisfy(failure -> assertThat(failure.diagnostic())
                                    .hasSizeLessThanOrEqualTo(DiagnosticText.LENGTH_MAX_CHARACTERS)
                                    .doesNotContain("\n", "\0"))));
        }
    }

    private static Optional<DeliveryReport> within(String source) {
        RawEmail email = new RawEmail(source.getBytes(StandardCharsets.UTF_8));
        return assertTimeoutPreemptively(
                ENOUGH, () -> new EmailReader().read(email).report());
    }
}
