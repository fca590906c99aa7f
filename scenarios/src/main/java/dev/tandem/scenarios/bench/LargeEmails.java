package dev.tandem.scenarios.bench;

import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Desk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Emails with as many bytes attached as are allowed (R47), several of them at once. */
public final class LargeEmails {

    /** R47, less what the text needs. */
    public static final int FILE_BYTES = 25 * 1024 * 1024 - 1024;

    private static final Duration TAKEN_MAX = Duration.ofMinutes(3);
    private static final Duration SENT_MAX = Duration.ofMinutes(5);
    private static final String BOUNDARY = "measured";

    private final Desk desk;
    private final String contact;
    private final byte[] file = new byte[FILE_BYTES];

    public LargeEmails(Desk desk, String contact) {
        this.desk = desk;
        this.contact = contact;
        new Random(1).nextBytes(file);
    }

    /** Sends so many together; returns when all have left. Answers their states, and throws if one is not taken. */
    public List<String> sendTogether(int emails, String subject) {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> ids = IntStream.range(0, emails)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> send(subject + " " + n), senders))
                    .toList();
            return ids.stream().map(CompletableFuture::join).map(this::ended).toList();
        }
    }

    private String send(String subject) {
        return desk.api()
                .post(desk.path("/messages"), "multipart/form-data; boundary=" + BOUNDARY, form(subject), TAKEN_MAX)
                .path("id")
                .asString();
    }

    private String ended(String message) {
        return await("a large email leaves")
                .atMost(SENT_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> desk.api()
                                .get(desk.path("/messages/" + message))
                                .path("state")
                                .asString(),
                        state -> !state.equals("QUEUED") && !state.equals("SENDING"));
    }

    private byte[] form(String subject) {
        ByteArrayOutputStream form = new ByteArrayOutputStream(file.length + 1024);
        form.writeBytes(part("name=\"contactId\"", contact));
        form.writeBytes(part("name=\"subject\"", subject));
        form.writeBytes(part("name=\"text\"", "The plans are attached."));
        form.writeBytes(text(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"plans.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n"));
        form.writeBytes(file);
        form.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] part(String disposition, String value) {
        return text(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n");
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
