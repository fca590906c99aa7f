package dev.tandem.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded database's password, readable by the owner of the data directory alone, so that other users of the machine stay out. */
final class DatabasePassword {

    private static final int BYTES = 24;

    private DatabasePassword() {}

    static Path file(Path directory) {
        return directory.resolve("postgres.password");
    }

    /** The password kept in this directory; made up at the first start. */
    static String in(Path directory) throws IOException {
        Path file = file(directory);
        if (!Files.exists(file) || Files.size(file) == 0) {
            byte[] chance = new byte[BYTES];
            new SecureRandom().nextBytes(chance);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(chance));
        }
        return Files.readString(file).strip();
    }
}
