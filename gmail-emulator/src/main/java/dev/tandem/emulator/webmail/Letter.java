package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mime.HeaderWords;
import dev.tandem.emulator.mime.Person;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Writes the source of a message: header lines, quoted-printable text, files in base64. */
final class Letter {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final String END = "\r\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** An empty value writes no line. Nothing in a value can begin another line. */
    Letter line(String name, String value) {
        return value.isBlank() ? this : put(name + ": " + value + END);
    }

    Letter people(String name, List<Person> people) {
        return line(
                name,
                people.stream().map(Letter::clean).map(Person::header).collect(Collectors.joining("," + END + " ")));
    }

    Letter subject(String subject) {
        return line("Subject", HeaderWords.text(oneLine(subject)));
    }

    /** Ends the head; with files it is a multipart around text and files. */
    byte[] body(String text, List<Form.File> files, String boundary) {
        line("MIME-Version", "1.0");
        if (files.isEmpty()) {
            text(text);
            return out.toByteArray();
        }
        put("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"" + END + END);
        put("--" + boundary + END);
        text(text);
        for (Form.File file : files) {
            put("--" + boundary + END);
            file(file);
        }
        put("--" + boundary + "--" + END);
        return out.toByteArray();
    }

    private void text(String text) {
        put("Content-Type: text/plain; charset=\"UTF-8\"" + END);
        put("Content-Transfer-Encoding: quoted-printable" + END + END);
        String lines = text.replace(END, "\n").replace("\r", "\n").replace("\n", END);
        try {
            EncoderUtil.encodeQ(
                    new ByteArrayInputStream(
                            (lines.endsWith(END) ? lines : lines + END).getBytes(StandardCharsets.UTF_8)),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(END);
    }

    private void file(Form.File file) {
        String type =
                file.contentType().matches("[\\w.+-]+/[\\w.+-]+") ? file.contentType() : "application/octet-stream";
        put("Content-Type: " + type + END);
        put("Content-Disposition: attachment;" + END + " " + named(oneLine(file.name())) + END);
        put("Content-Transfer-Encoding: base64" + END + END);
        out.writeBytes(LINES.encode(file.bytes()));
        put(END);
    }

    /** Plain where the name is plain, else as RFC 2231 says. */
    private static String named(String name) {
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\');
        return plain
                ? "filename=\"" + name + "\""
                : "filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }

    private Letter put(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static Person clean(Person person) {
        return new Person(oneLine(person.name()), person.address());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
