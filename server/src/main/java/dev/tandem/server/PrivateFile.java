package dev.tandem.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A short secret in the data directory that only its owner can read. */
public final class PrivateFile {

    private static final String OWNER_ONLY = "rw-------";

    private PrivateFile() {}

    /** The secret kept in this file; made now, and kept, if there is none yet. A half-written one can never be left behind. */
    public static String readOrMake(Path file, Supplier<String> made) throws IOException {
        if (!Files.exists(file)) {
            replace(file, made.get());
        }
        return Files.readString(file).strip();
    }

    /** Keeps another secret in this file: whoever reads meanwhile finds the old one or the new one, whole. */
    public static void replace(Path file, String secret) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.createDirectories(draft.toAbsolutePath().getParent());
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(draft, secret);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
