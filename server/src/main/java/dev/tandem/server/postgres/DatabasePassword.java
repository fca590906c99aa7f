package dev.tandem.server.postgres;

import dev.tandem.server.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded database's password: other users of the machine can reach its port, but not this file. */
final class DatabasePassword {

    private static final int BYTES = 24;

    private DatabasePassword() {}

    static Path file(Path directory) {
        return directory.resolve("postgres.password");
    }

    /** The password kept in this directory; made up at the first start. */
    static String in(Path directory) throws IOException {
        return PrivateFile.readOrMake(file(directory), DatabasePassword::madeUp);
    }

    private static String madeUp() {
        byte[] chance = new byte[BYTES];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
