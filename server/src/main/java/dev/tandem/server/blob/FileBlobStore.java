package dev.tandem.server.blob;

import dev.tandem.server.inbound.BlobShelves;
import dev.tandem.server.inbound.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files under {@code ab/cd/}, the first four digits of their name, so that no directory grows without bound. */
final class FileBlobStore implements BlobStore, BlobShelves {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private final Path directory;
    private final InstantSource clock;

    FileBlobStore(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String put(byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        Path file = file(sha256);
        try {
            if (!touched(file)) {
                write(bytes, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256;
    }

    /** Says that the bytes are wanted again; false if they are not here, or just went. */
    private boolean touched(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    @Override
    public void lastPutBefore(Instant moment, Consumer<String> each) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> SHA_256.matcher(file.getFileName().toString()).matches())
                    .filter(file -> putAt(file).isBefore(moment))
                    .forEach(file -> each.accept(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant putAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    /** Out of the way first, then looked at: whoever touched it before that is seen, whoever comes later finds nothing and writes. */
    @Override
    public boolean takeOut(String sha256, Instant unlessPutSince) {
        Path file = file(sha256);
        Path aside = file.resolveSibling("going-" + sha256);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            if (putAt(aside).isBefore(unlessPutSince)) {
                Files.delete(aside);
                return true;
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(file(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String sha256) {
        try {
            return Files.readAllBytes(file(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size(String sha256) {
        try {
            return Files.size(file(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String sha256) {
        return Files.exists(file(sha256));
    }

    /** Two writers of the same bytes do not meet: each has a draft of its own, and the later rename replaces like by like. */
    private static void write(byte[] bytes, Path file) throws IOException {
        Path shelf = Objects.requireNonNull(file.getParent());
        Files.createDirectories(shelf);
        Path draft = Files.createTempFile(shelf, "draft-", null);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            force(shelf);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A rename is durable only once its directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hex");
        }
        return directory
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
