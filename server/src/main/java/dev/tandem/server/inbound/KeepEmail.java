package dev.tandem.server.inbound;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.inbound.ImportStore.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts an email's bytes into the blob store, before the transaction that refers to them. */
@Component
public class KeepEmail {

    private final BlobStore blobs;

    KeepEmail(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Keeps the source, the bodies and the attachments; keeping the same bytes twice keeps them once. */
    public Kept bytesOf(RawEmail source, ReadEmail email) {
        Bytes bytes = new Bytes(
                blobs.put(source.bytes()),
                source.size(),
                Optional.of(email.text()).filter(text -> !text.isEmpty()).map(this::text),
                email.html().map(this::text),
                email.attachments().stream()
                        .map(attachment -> blobs.put(attachment.bytes().bytes()))
                        .toList());
        return new Kept(email, bytes);
    }

    private String text(String text) {
        return blobs.put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An email whose bytes are durable. */
    public record Kept(ReadEmail email, Bytes bytes) {}
}
