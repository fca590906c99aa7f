package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Mail as it comes, however broken: kept byte for byte, and served in every format. */
class OddMailTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana@praxis.example";

    private final Drive drive = new Drive();
    private Gmail ben = drive.gmailWith("");

    @BeforeEach
    void account() {
        drive.account(BEN, "Ben Arnold");
        ben = drive.gmail(BEN);
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "Subject: only a subject\r\n\r\n",
                "Subject: no end of the head",
                "From: x\r\nSubject: =?x-unknown?Q?caf=E9?=\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\n\u00e9\u00e8",
                "Subject: nul\u0000byte\r\n\r\na\u0000b",
                "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nbody",
                "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>open",
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!not base64!!",
                "From me@x.example Sat Jan  1 00:00:00 2000\nSubject: mbox\n\nbody\n",
                "Subject: folded\r\n and more\r\nbroken line without colon\r\n\r\nbody"
            })
    void isKeptByteForByteAndServedInEveryFormat(String source) throws IOException {
        String id = drive.arrive(BEN, source, "INBOX").path("id").asString();

        for (String format : List.of("minimal", "metadata", "full")) {
            Message message =
                    ben.users().messages().get("me", id).setFormat(format).execute();
            assertThat(message.getId()).isEqualTo(id);
        }
        Message raw = ben.users().messages().get("me", id).setFormat("raw").execute();
        assertThat(new String(Base64.getUrlDecoder().decode(raw.getRaw()), StandardCharsets.ISO_8859_1))
                .isEqualTo(source);
        assertThat(ben.users().messages().list("me").execute().getMessages()).hasSize(1);
    }

    @Test
    void latin1BodiesAreServedAsUtf8AndHeadersDecoded() throws IOException {
        String id = drive.arrive(
                        BEN,
                        "Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nGr\u00fc\u00dfe",
                        "INBOX")
                .path("id")
                .asString();

        Message message = SendingTest.get(ben, id);

        assertThat(SendingTest.header(message, "subject")).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(new String(
                        Base64.getUrlDecoder()
                                .decode(message.getPayload().getBody().getData()),
                        StandardCharsets.UTF_8))
                .isEqualTo("Gr\u00fc\u00dfe");
        assertThat(message.getSnippet()).isEqualTo("Gr\u00fc\u00dfe");
    }

    @Test
    void attachmentIdsChangeOnEveryGetButPartIdsDoNot() throws IOException {
        String source = """
                Subject: File
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                See file
                --x
                Content-Type: application/pdf; name="a.pdf"
                Content-Disposition: attachment; filename="a.pdf"
                Content-Transfer-Encoding: base64

                AQID+/8=
                --x--
                """.replace("\n", "\r\n");
        String id = drive.arrive(BEN, source, "INBOX").path("id").asString();

        MessagePart once = SendingTest.get(ben, id).getPayload().getParts().get(1);
        MessagePart twice = SendingTest.get(ben, id).getPayload().getParts().get(1);
        var bytes = ben.users()
                .messages()
                .attachments()
                .get("me", id, twice.getBody().getAttachmentId())
                .execute();

        assertThat(once.getPartId()).isEqualTo("1").isEqualTo(twice.getPartId());
        assertThat(once.getFilename()).isEqualTo("a.pdf");
        assertThat(once.getBody().getAttachmentId())
                .isNotEqualTo(twice.getBody().getAttachmentId());
        assertThat(bytes.getData()).isEqualTo("AQID-_8=");
        assertThat(bytes.getSize()).isEqualTo(5);
    }

    @Test
    void searchesFindSingleMessages() throws IOException {
        drive.arrive(
                BEN,
                "From: jana@praxis.example\r\nSubject: Offer\r\nMessage-ID: <1@x.example>\r\n\r\nA",
                "INBOX,UNREAD");
        drive.arrive(BEN, "From: ben@nordlicht.example\r\nSubject: Other\r\n\r\nB", "SENT");
        drive.arrive(BEN, "Subject: Junk\r\n\r\nC", "SPAM");

        assertThat(found("rfc822msgid:1@x.example")).isEqualTo(1);
        assertThat(found("from:jana is:unread")).isEqualTo(1);
        assertThat(found("from:jana OR subject:other")).isEqualTo(2);
        assertThat(found("-in:inbox")).isEqualTo(1);
        assertThat(found("in:spam")).isEqualTo(1);
        assertThat(found("in:anywhere")).isEqualTo(3);
        assertThat(found("after:1388552400")).isEqualTo(2);
        assertThat(found("before:1388552400")).isZero();
        assertThat(found("{subject:offer subject:other}")).isEqualTo(2);
    }

    @Test
    void mailBySmtpLandsInTheAccountOrOutside() throws Exception {
        var session = Session.getInstance(new Properties());
        String source = """
                From: jana@praxis.example
                To: ben+crm@nordlicht.example
                Subject: Hi
                Message-ID: <s1@praxis.example>

                .dot
                """.replace("\n", "\r\n");
        var message = new MimeMessage(session, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", drive.smtpPort(), null, null);
            transport.sendMessage(message, InternetAddress.parse("ben+crm@nordlicht.example, someone@else.example"));
        }

        JsonNode inside = drive.truth(BEN).getFirst();
        Message served = SendingTest.get(ben, inside.path("id").asString());
        assertThat(inside.path("rfcMessageId").asString()).isEqualTo("<s1@praxis.example>");
        assertThat(SendingTest.header(served, "Delivered-To")).isEqualTo(BEN);
        assertThat(SendingTest.header(served, "X-Received")).isNotEmpty();
        assertThat(drive.outside("someone@else.example")
                        .getFirst()
                        .path("source")
                        .asString())
                .contains("\r\n\r\n.dot")
                .doesNotContain("Delivered-To");
    }

    @Test
    void anOutsidePersonAnswersIntoTheThread() throws IOException {
        Message sent = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, JANA, "Plan")))
                .execute();
        JsonNode letter = drive.outside(JANA).getFirst();
        String id = letter.path("rfcMessageId").asString();

        JsonNode answer = drive.control(
                "POST", "/outside/messages", "In-Reply-To: " + id + "\r\n" + Drive.letter(JANA, BEN, "Re: Plan"));

        assertThat(drive.truth(BEN))
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.path("threadId").asString()).isEqualTo(sent.getThreadId()));
        assertThat(answer.path("threadId").asString())
                .isEqualTo(letter.path("threadId").asString());
    }

    private int found(String q) throws IOException {
        List<Message> messages =
                ben.users().messages().list("me").setQ(q).execute().getMessages();
        return messages == null ? 0 : messages.size();
    }
}
