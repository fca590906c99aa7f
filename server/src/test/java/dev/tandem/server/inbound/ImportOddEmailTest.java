package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MailHtml;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An odd email is stored and shown as far as it can be read, and those behind it come in")
class ImportOddEmailTest {

    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    static Stream<Arguments> oddities() {
        return Stream.of(
                odd("no Date and no Message-ID (F59, F79)", "Subject: ohne", "Text", "Text"),
                odd("a Date in the future and one that is none (F79)", "Date: gestern, gegen drei", "Text", "Text"),
                odd("NUL bytes in subject and text (F76)", "Subject: a\0b", "c\0d", "cd"),
                odd(
                        "an unknown charset (F77)",
                        "Content-Type: text/plain; charset=utf-8*fr",
                        "Gr\u00fc\u00dfe",
                        "Grüße"),
                odd("a charset that lies (F77)", "Content-Type: text/plain; charset=gb2312", "Gr\u00fc\u00dfe", "Gr"),
                odd("a charset of no name (F77)", "Content-Type: text/plain; charset=\"\"", "Text", "Text"),
                odd(
                        "UTF-7, which nobody knows (F77)",
                        "Content-Type: text/plain; charset=unicode-1-1-utf-7",
                        "Text",
                        "Text"),
                odd("raw 8-bit in the subject (F78)", "Subject: Gr\u00fc\u00dfe", "Text", "Text"),
                odd("a subject of 20,000 letters (F78)", "Subject: " + "lang ".repeat(4_000), "Text", "Text"),
                odd("an encoded word cut in half (F78)", "Subject: =?UTF-8?B?R3LDvMOfZ", "Text", "Text"),
                odd(
                        "a Message-ID of 900 strange letters",
                        "Message-ID: <" + "\u00e4\u00df".repeat(450) + "@x>",
                        "Text",
                        "Text"),
                odd(
                        "a Message-ID of pictures",
                        "Message-ID: <" + utf8("\ud83e\ude9f".repeat(240)) + "@x>",
                        "Text",
                        "Text"),
                odd(
                        "a Message-ID longer than any index takes",
                        "Message-ID: <" + utf8(chinese(990)) + "@x>",
                        "Text",
                        "Text"),
                odd("a type that is none", "Content-Type: ???", "Text", "Text"),
                odd("a multipart without boundary", "Content-Type: multipart/mixed", "Text", "Text"),
                odd("a multipart that never begins", "Content-Type: multipart/mixed; boundary=x", "Text", ""),
                odd("base64 that is none", "Content-Transfer-Encoding: base64", "!!! T", ""),
                odd("an encoding that is none", "Content-Transfer-Encoding: x-uuencode", "Text", "Text"),
                odd("two From lines (F66)", "From: zweiter@x.example", "Text", "Text"),
                odd(
                        "addresses that are none (F66)",
                        "Cc: undisclosed-recipients:;, @, <>, \"a\" <b@c, (d",
                        "Text",
                        "Text"),
                odd("a header line of garbage", "kein Doppelpunkt in dieser Zeile", "Text", "Text"),
                odd(
                        "an HTML body only, with scripts (F81, F82)",
                        "Content-Type: text/html; charset=utf-8",
                        "<script>alert(1)</script><p onclick=x>Hallo</p>",
                        "Hallo"),
                odd(
                        "an invitation only (F81)",
                        "Content-Type: text/calendar; method=REQUEST",
                        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                        ""),
                odd("100 Cc", "Cc: " + "k@x.example, ".repeat(100), "Text", "Text"),
                odd("nothing at all to read", "Subject: leer", "", ""));
    }

    private static Arguments odd(String what, String line, String body, String readable) {
        return Arguments.of(what, line, body, readable);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    @DisplayName("with")
    void isStoredAndShown(String what, String line, String body, String readable) {
        byte[] email = ("From: Jana <" + scene.jana() + ">\r\n" + line + "\r\n\r\n" + body).getBytes(LATIN_1);

        MessageLine stored = importedWithOneBehind(email);

        assertThat(stored.textStart()).contains(readable).doesNotContain("\0");
        assertThat(stored.sizeBytes()).isEqualTo(email.length);
    }

    @Test
    @DisplayName("without From, in a thread that is bound: it is kept there (R11)")
    void noFrom() {
        String first = Mail.newId();
        scene.arrives("ben", fromJana().id(first).about("Fenster"));
        scene.importNow(mailbox);
        scene.arrives(
                "ben",
                Mail.bare("Subject: Re: Fenster", "In-Reply-To: <" + first + ">")
                        .saying("Text\n"));
        scene.arrives("ben", Mail.bare("To: ben@x.example").saying("von niemandem\n"));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster", "Re: Fenster");
        assertThat(bench.facts().ledger(mailbox)).allMatch(entry -> entry.startsWith("JUDGED"));
    }

    @Test
    @DisplayName("of 10 MB HTML")
    void hugeHtml() {
        String cell = "<table><tr><td style=\"color:red\">Zeile &amp; <b>fett</b></td></tr></table>\r\n";
        String html = "<html><body>" + cell.repeat(10_000_000 / cell.length()) + "</body></html>";

        MessageLine stored = importedWithOneBehind(email("Content-Type: text/html", html));

        assertThat(stored.textStart()).contains("Zeile & fett");
        assertThat(harmless(stored)).contains("Zeile").doesNotContain("<script");
    }

    @Test
    @DisplayName("of tags nested 100,000 deep (F82)")
    void nestedHtml() {
        MessageLine stored = importedWithOneBehind(
                email("Content-Type: text/html", "<div>".repeat(100_000) + "ganz innen" + "</div>".repeat(100_000)));

        assertThat(stored.textStart()).contains("ganz innen");
        assertThat(harmless(stored)).isNotNull();
    }

    @Test
    @DisplayName("of parts nested 200 deep")
    void nestedParts() {
        StringBuilder parts = new StringBuilder();
        for (int n = 1; n < 200; n++) {
            parts.append("--b")
                    .append(n - 1)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(n);
            parts.append("\r\n\r\n");
        }

        MessageLine stored =
                importedWithOneBehind(email("Content-Type: multipart/mixed; boundary=b0", parts.toString()));

        assertThat(stored.subject()).isEqualTo("seltsam");
    }

    @Test
    @DisplayName("with 200 parts, of which some have strange names, types and ids (F80)")
    void manyParts() {
        StringBuilder parts = new StringBuilder("--x\r\nContent-Type: text/plain\r\n\r\nsiehe Anlagen\r\n");
        for (int n = 0; n < 200; n++) {
            parts.append("--x\r\nContent-Type: application/x-\0; name=\"../../etc/")
                    .append(utf8("\ud83e\ude9f".repeat(150)))
                    .append("\"\r\nContent-ID: <a\0b>\r\nContent-Disposition: attachment\r\n\r\nInhalt\r\n");
        }
        parts.append("--x--\r\n");

        MessageLine stored =
                importedWithOneBehind(email("Content-Type: multipart/mixed; boundary=x", parts.toString()));

        assertThat(stored.textStart()).contains("siehe Anlagen");
        assertThat(stored.attachments())
                .hasSize(200)
                .allSatisfy((AttachmentLine file) -> assertThat(file.fileName()).doesNotContain("/", "\0"));
    }

    @Test
    @DisplayName("with a header block that a blank line breaks off (F79)")
    void brokenHeaders() {
        byte[] email = ("From: " + scene.jana() + "\r\n\r\nSubject: zu spät\r\n\r\nText").getBytes(LATIN_1);

        assertThat(importedWithOneBehind(email).textStart()).contains("Text");
    }

    private MessageLine importedWithOneBehind(byte[] email) {
        scene.arrives("ben", email);
        scene.arrives("ben", fromJana().about("dahinter"));
        scene.importNow(mailbox);
        List<MessageLine> lines = scene.withJana();
        assertThat(bench.facts().ledger(mailbox)).allMatch(entry -> entry.equals("JUDGED 0"));
        assertThat(lines).extracting(MessageLine::subject).contains("dahinter");
        assertThat(lines).hasSize(2);
        return lines.getFirst();
    }

    private byte[] email(String line, String body) {
        return ("From: " + scene.jana() + "\r\nSubject: seltsam\r\n" + line + "\r\n\r\n" + body).getBytes(LATIN_1);
    }

    private String harmless(MessageLine line) {
        byte[] html = bench.get(BlobStore.class).read(line.htmlSha256().orElseThrow());
        return MailHtml.of(new String(html, StandardCharsets.UTF_8), Map.of(), false)
                .html();
    }

    private static String chinese(int letters) {
        StringBuilder text = new StringBuilder();
        new Random(7).ints(letters, 0x4e00, 0x9fa5).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), LATIN_1);
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }
}
