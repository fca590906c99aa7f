package dev.tandem.server.crypto;

import com.google.crypto.tink.KeysetHandle;
import dev.tandem.server.PrivateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The operator's command {@code ./tandem rotate-keys}. It changes the key alone and needs neither database nor server; servers seal
 * everything anew after their next start. Nothing is lost by running it again or by breaking it off.
 */
final class RotateKeys {

    private static final String VARIABLE = "TANDEM_SECRET_KEY";
    private static final String FORGET = "forget";

    private final PrintStream out;
    private final PrintStream words;

    RotateKeys(PrintStream out, PrintStream words) {
        this.out = out;
        this.words = words;
    }

    /** Takes nothing, or "forget". */
    public static void main(String[] arguments) throws IOException {
        boolean forget = arguments.length > 0 && arguments[0].equals(FORGET);
        new RotateKeys(System.out, System.err).run(System.getenv(), forget);
    }

    void run(Map<String, String> environment, boolean forget) throws IOException {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (given.isEmpty()) {
            inFile(
                    Path.of(environment.getOrDefault("TANDEM_DATA_DIR", "./data"))
                            .resolve("secret.key"),
                    forget);
        } else {
            inVariable(given, forget);
        }
    }

    /** One server reads the file, so the new key counts from its next start. */
    private void inFile(Path file, boolean forget) throws IOException {
        if (!Files.exists(file)) {
            words.println("There is no key yet: neither " + VARIABLE + " nor " + file + ".");
            return;
        }
        KeysetHandle keys = SecretKey.parse(Files.readString(file).strip());
        KeysetHandle changed = forget ? KeyRotation.withoutOlder(keys) : KeyRotation.rotated(keys);
        PrivateFile.replace(file, SecretKey.text(changed));
        words.println(
                forget
                        ? "The older keys are gone from " + file + "."
                        : "A new key stands in " + file
                                + ", beside the older ones. Start the server again: it seals everything"
                                + " anew, and says in its log when the older keys may be forgotten. Copy the file to where you keep your backups.");
    }

    /** Several servers may read the variable: all of them must know a key before the first one seals with it. */
    private void inVariable(String given, boolean forget) {
        KeysetHandle keys = SecretKey.parse(given);
        boolean prepared = KeyRotation.isPrepared(keys);
        KeysetHandle changed = forget
                ? KeyRotation.withoutOlder(keys)
                : prepared ? KeyRotation.promoted(keys) : KeyRotation.prepared(keys);
        out.println(SecretKey.text(changed));
        words.println("Set this as " + VARIABLE + " on every server and start them again, one after the other. "
                + next(forget, prepared));
    }

    private static String next(boolean forget, boolean prepared) {
        if (forget) {
            return "The older keys are gone from it.";
        }
        return prepared
                ? "They seal everything anew, and say in the log when the older keys may be forgotten."
                : "All of them know the new key then, and none uses it yet. Afterwards run this again.";
    }
}
