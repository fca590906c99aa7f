package dev.tandem.server.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.inbound.BlobReferences;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.ForgetBlobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R84: stored bytes that no message needs go after a day")
class ForgetBlobsTest {

    @TempDir
    Path directory;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();

    @Test
    @DisplayName("what a message needs stays; when its contact is deleted, it goes")
    void needed() throws IOException {
        MailboxId mailbox = scene.connectBen();
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        byte[] source = bench.get(BlobStore.class)
                .read(scene.withJana().getFirst().sourceSha256().orElseThrow());
        String name = putYesterday(source);

        assertThat(forget().run()).isZero();
        assertThat(store().has(name)).isTrue();

        bench.get(WriteContact.class).delete(scene.kramer(), scene.janaId());
        assertThat(forget().run()).isEqualTo(1);
        assertThat(store().has(name)).isFalse();
    }

    @Test
    @DisplayName("what was put a moment ago is left alone: the transaction that refers to it may still be on its way")
    void young() {
        String name = store().put(bytes("eben erst"));

        assertThat(forget().run()).isZero();
        assertThat(store().has(name)).isTrue();
    }

    @Test
    @DisplayName("what was put again counts as young, also where the sweep had it in hand already")
    void putAgain() throws IOException {
        String name = putYesterday(bytes("noch einmal"));
        store().put(bytes("noch einmal"));

        assertThat(store().takeOut(name, Instant.now().minus(Duration.ofHours(1))))
                .isFalse();
        assertThat(store().read(name)).isEqualTo(bytes("noch einmal"));
        assertThat(forget().run()).isZero();
    }

    @Test
    @DisplayName("many go batch by batch, and an empty store is no trouble")
    void many() throws IOException {
        assertThat(new ForgetBlobs(
                                new FileBlobStore(directory.resolve("none"), InstantSource.system()),
                                bench.get(BlobReferences.class),
                                Instant::now)
                        .run())
                .isZero();
        for (int n = 0; n < 1_100; n++) {
            putYesterday(bytes("Nummer " + n));
        }

        assertThat(forget().run()).isEqualTo(1_100);
        assertThat(forget().run()).isZero();
    }

    private FileBlobStore store() {
        return new FileBlobStore(directory, InstantSource.system());
    }

    private ForgetBlobs forget() {
        return new ForgetBlobs(store(), bench.get(BlobReferences.class), Instant::now);
    }

    private String putYesterday(byte[] bytes) throws IOException {
        String name = store().put(bytes);
        Path file = directory
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        return name;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
