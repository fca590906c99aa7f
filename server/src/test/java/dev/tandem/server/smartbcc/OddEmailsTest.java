package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R66: whatever was accepted at a smart address has its verdict, however odd it is")
class OddEmailsTest {

    private static final String DATE = "Date: Tue, 24 Nov 2026 11:00:00 +0100\n";

    private final CaptureScene captures = new CaptureScene();

    static Stream<Arguments> oddities() {
        String ben = "From: Ben Arnold <{ben}>\n";
        String jana = "To: {jana}\n";
        return Stream.of(
                Arguments.of("nothing at all", "", "QUARANTINED NO_SENDER"),
                Arguments.of("no From", jana + "Subject: x\n\nHello\n", "QUARANTINED NO_SENDER"),
                Arguments.of("a From without an address", "From: Ben\n" + jana + "\nHello\n", "QUARANTINED NO_SENDER"),
                Arguments.of(
                        "two Froms",
                        ben + "From: Mallory <m@else.example>\n" + jana + "\nHello\n",
                        "QUARANTINED SEVERAL_SENDERS"),
                Arguments.of(
                        "two in one From",
                        "From: Ben <{ben}>, Mallory <m@else.example>\n" + jana + "\nHello\n",
                        "QUARANTINED SEVERAL_SENDERS"),
                Arguments.of("NULs", ben + jana + "Subject: a\0b\n\nHel\0lo\n", "CAPTURED OPENS"),
                Arguments.of(
                        "20,000 header lines",
                        ben + jana + "X-Line: y\n".repeat(20_000) + "\nHello\n",
                        "CAPTURED OPENS"),
                Arguments.of(
                        "a line of 300,000 letters",
                        ben + jana + "Subject: " + "a".repeat(300_000) + "\n\nHello\n",
                        "CAPTURED OPENS"),
                Arguments.of(
                        "headers without an end",
                        ben + jana + "Subject: x\n" + "no colon here\n".repeat(50),
                        "CAPTURED OPENS"),
                Arguments.of(
                        "a multipart that ends nowhere",
                        ben + jana
                                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n",
                        "CAPTURED OPENS"),
                Arguments.of(
                        "10,000 recipients in To",
                        ben + "To: {jana}" + ",\n someone@else.example".repeat(9_999) + "\n\nHello\n",
                        "CAPTURED OPENS"),
                Arguments.of(
                        "sixty servers",
                        "Received: from a by b\n".repeat(60) + ben + jana + "\nHello\n",
                        "SKIPPED LOOP"),
                Arguments.of(
                        "an absence note",
                        ben + jana + "Auto-Submitted: auto-replied\n\nI am away\n",
                        "SKIPPED AUTOMATIC"),
                Arguments.of("nobody in To", ben + "Subject: x\n\nHello\n", "SKIPPED NOBODY"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("oddities")
    @DisplayName("and nobody is answered")
    void odd(String what, String lines, String verdict) {
        captures.benWrites((lines.isEmpty() ? "" : DATE)
                + lines.replace("{ben}", captures.scene.address("ben")).replace("{jana}", captures.scene.jana()));
        assertThat(captures.verdicts()).as(what).containsExactly(verdict);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    @DisplayName("R63: a signature that is none proves nothing")
    void forgedSignature(String what, String signature) {
        captures.comesFromElsewhere(
                captures.scene.address("ben"),
                signature + "From: Ben Arnold <" + captures.scene.address("ben") + ">\nTo: " + captures.scene.jana()
                        + "\n" + DATE + "\nHello\n",
                captures.smart());
        assertThat(captures.verdicts()).as(what).containsExactly("QUARANTINED NOT_PROVEN");
    }

    static Stream<Arguments> forged() {
        String made = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1; h=From:To; bh=AAAA; b=BBBB\n";
        return Stream.of(
                Arguments.of("made up", made.formatted("nordlicht-1.example")),
                Arguments.of("of another domain", made.formatted("else.example")),
                Arguments.of("without an end", "DKIM-Signature: v=1; a=rsa-sha256; d=\n"),
                Arguments.of(
                        "claimed by somebody else",
                        "Authentication-Results: mx.example; dkim=pass header.d=nordlicht.example\n"));
    }
}
