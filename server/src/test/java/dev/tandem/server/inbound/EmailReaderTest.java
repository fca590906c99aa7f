package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.Role;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An email is read as far as it can be read")
class EmailReaderTest {

    private final EmailReader reader = new EmailReader();

    @Test
    @DisplayName("a plain email gives its lines and its text")
    void plain() {
        ReadEmail email = read("""
                From: Jana Weber <jana.weber@praxis-weber.example>
                To: "Arnold, Ben" <ben@nordlicht.example>, ada@nordlicht.example
                Cc: Kollegen: timo@nordlicht.example;
                Subject: =?UTF-8?Q?Fenster_f=C3=BCr_die?= =?UTF-8?Q?_Praxis?=
                Message-ID: <a1@praxis-weber.example>
                In-Reply-To: <b2@nordlicht.example>
                References: <b1@nordlicht.example>
                 <b2@nordlicht.example>
                Content-Type: text/plain; charset=utf-8

                Guten Tag, passt der Samstag?
                """);
        assertThat(email.headers().subject()).isEqualTo("Fenster für die Praxis");
        assertThat(email.headers().messageId())
                .hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("a1@praxis-weber.example"));
        assertThat(email.headers().references()).hasSize(2);
        assertThat(email.headers().participants())
                .extracting(participant -> participant.role() + " " + participant.address() + " " + participant.name())
                .containsExactly(
                        Role.FROM + " jana.weber@praxis-weber.example Jana Weber",
                        Role.TO + " ben@nordlicht.example Arnold, Ben",
                        Role.TO + " ada@nordlicht.example ",
                        Role.CC + " timo@nordlicht.example ");
        assertThat(email.text()).isEqualToIgnoringNewLines("Guten Tag, passt der Samstag?");
        assertThat(email.html()).isEmpty();
    }

    @Test
    @DisplayName("text, HTML, an inline image and a file each find their place (F80, F81)")
    void parts() {
        ReadEmail email = read("""
                From: jana.weber@praxis-weber.example
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/related; boundary=inner

                --inner
                Content-Type: text/html; charset=utf-8

                <p>Hallo <img src="cid:logo@praxis"></p>
                --inner
                Content-Type: image/png
                Content-ID: <logo@praxis>
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --inner--
                --outer
                Content-Type: application/pdf; name="=?UTF-8?B?R3J1bmRyacOfLnBkZg==?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                JVBERi0xLjQ=
                --outer--
                """);
        assertThat(email.html()).hasValueSatisfying(html -> assertThat(html).contains("cid:logo@praxis"));
        assertThat(email.text()).isEqualTo("Hallo");
        assertThat(email.attachments())
                .extracting(ReadAttachment::fileName)
                .containsExactly("attachment-1", "Grundriß.pdf");
        assertThat(email.attachments().getFirst().contentId()).hasValue("logo@praxis");
        assertThat(email.attachments().getLast().bytes().bytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("%PDF-1.4");
    }

    @Test
    @DisplayName("an email without From, Date and Message-ID is read (F59, F79)")
    void bare() {
        ReadEmail email = read("Subject: nur ein Betreff\n\nund ein Text\n");
        assertThat(email.headers().participants()).isEmpty();
        assertThat(email.headers().messageId()).isEmpty();
        assertThat(email.headers().date()).isEmpty();
        assertThat(email.text()).contains("und ein Text");
    }

    @Test
    @DisplayName("an unknown charset falls back to what the bytes are (F77)")
    void unknownCharset() {
        byte[] head = "Content-Type: text/plain; charset=utf-8*fr\n\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(reader.read(joined(head, "für Grüße".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("für Grüße");
        assertThat(reader.read(joined(head, "für Grüße".getBytes(Charset.forName("windows-1252"))))
                        .text())
                .isEqualTo("für Grüße");
    }

    @Test
    @DisplayName("a raw UTF-8 header line is understood although it should be encoded (F78)")
    void rawHeader() {
        ReadEmail email = read("From: Jürgen Müller <juergen@mueller.example>\nSubject: Grüße\n\nText\n");
        assertThat(email.headers().subject()).isEqualTo("Grüße");
        assertThat(email.headers().participants())
                .singleElement()
                .satisfies(from -> assertThat(from.name()).isEqualTo("Jürgen Müller"));
    }

    @Test
    @DisplayName("a raw Latin 1 header line is understood too (F78)")
    void rawLatinHeader() {
        byte[] email =
                "From: J\u00fcrgen M\u00fcller <jm@mueller.example>\r\nSubject: Gr\u00fc\u00dfe \u0096 Fenster\r\n\r\nText"
                        .getBytes(StandardCharsets.ISO_8859_1);

        ReadEmail read = reader.read(new RawEmail(email));

        assertThat(read.headers().subject()).isEqualTo("Grüße – Fenster");
        assertThat(read.headers().participants())
                .singleElement()
                .satisfies(from -> assertThat(from.name()).isEqualTo("Jürgen Müller"));
    }

    @Test
    @DisplayName("a text that only has a name is still the text; a second one is a file")
    void namedText() {
        ReadEmail email = read("""
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; name="meldung.txt"

                Nicht zugestellt
                --x
                Content-Type: text/plain; name="einzelheiten.txt"

                550
                --x--
                """);

        assertThat(email.text()).contains("Nicht zugestellt").doesNotContain("550");
        assertThat(email.attachments()).extracting(ReadAttachment::fileName).containsExactly("einzelheiten.txt");
    }

    @Test
    @DisplayName("NUL bytes and lone surrogates never reach the database (F76)")
    void nulBytes() {
        ReadEmail email = read("Subject: a\0b\nContent-Type: text/html; charset=utf-8\n\n<p>c\0d \uD800</p>");
        assertThat(email.headers().subject()).doesNotContain("\0");
        assertThat(email.text()).doesNotContain("\0").contains("cd");
        assertThat(email.html()).hasValueSatisfying(html -> assertThat(html).doesNotContain("\0"));
    }

    @Test
    @DisplayName("MIME that is broken in every way still gives lines and something to read")
    void brokenMime() {
        ReadEmail email = read("""
                From: Jana Weber <jana.weber@praxis-weber.example>
                Subject: kaputt
                Content-Type: multipart/mixed; boundary="fehlt
                Content-Transfer-Encoding: base64

                --etwas anderes
                Content-Type: ???

                !!! kein base64 !!!
                """);
        assertThat(email.headers().subject()).isEqualTo("kaputt");
        assertThat(email.headers().participants()).hasSize(1);
    }

    @Test
    @DisplayName("a forwarded message inside is a file that can be opened")
    void attachedMessage() {
        ReadEmail email = read("""
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                siehe Anhang
                --x
                Content-Type: message/rfc822

                From: fremd@post.example
                Subject: innen

                Inhalt
                --x--
                """);
        assertThat(email.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).endsWith(".eml");
            assertThat(new String(file.bytes().bytes(), StandardCharsets.UTF_8)).contains("Subject: innen");
        });
        assertThat(email.text()).contains("siehe Anhang").doesNotContain("Inhalt");
    }

    @Test
    @DisplayName("parts inside each other, deeper than any stack, are still something to read")
    void deeperThanAnyStack() {
        StringBuilder email = new StringBuilder("Subject: tief\nContent-Type: multipart/mixed; boundary=b0\n\n");
        for (int n = 1; n < 20_000; n++) {
            email.append("--b")
                    .append(n - 1)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(n);
            email.append("\n\n");
        }

        assertThat(read(email.toString()).headers().subject()).isEqualTo("tief");
        assertThat(read("Subject: tief\n" + "Content-Type: message/rfc822\n\n".repeat(20_000))
                        .headers()
                        .subject())
                .isEqualTo("tief");
    }

    private ReadEmail read(String email) {
        return reader.read(new RawEmail(email.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static RawEmail joined(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return new RawEmail(all);
    }
}
