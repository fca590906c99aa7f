package dev.tandem.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SecretUnreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Rotating the operator's key")
class RotateKeysTest {

    private static final byte[] TOKEN = "1//refresh-token-of-ada".getBytes(UTF_8);
    private static final byte[] CONTEXT = "mailbox 1".getBytes(UTF_8);
    private static final String PLAIN_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    @DisplayName("in the file: the new key seals at once, the older one still opens, until it is forgotten")
    void file(@TempDir Path dataDir) throws IOException {
        Path file = dataDir.resolve("secret.key");
        Files.writeString(file, SecretKey.generate());
        byte[] before = box(Files.readString(file)).seal(TOKEN, CONTEXT);
        Map<String, String> environment = Map.of("TANDEM_DATA_DIR", dataDir.toString());

        assertThat(rotate(environment, false)).isEmpty();
        SecretBox rotated = box(Files.readString(file));
        byte[] after = rotated.seal(TOKEN, CONTEXT);
        assertThat(rotated.open(before, CONTEXT)).isEqualTo(TOKEN);
        assertThat(rotated.isPresent(before)).isFalse();
        assertThat(rotated.isPresent(after)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        rotate(environment, true);
        SecretBox forgetful = box(Files.readString(file));
        assertThat(forgetful.open(after, CONTEXT)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> forgetful.open(before, CONTEXT)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    @DisplayName("in the variable: every server knows the new key before any of them seals with it")
    void variable() throws IOException {
        SecretBox old = box(PLAIN_KEY);
        byte[] before = old.seal(TOKEN, CONTEXT);

        String first = rotate(Map.of("TANDEM_SECRET_KEY", PLAIN_KEY), false);
        SecretBox prepared = box(first);
        byte[] meanwhile = prepared.seal(TOKEN, CONTEXT);
        assertThat(old.open(meanwhile, CONTEXT)).isEqualTo(TOKEN);

        String second = rotate(Map.of("TANDEM_SECRET_KEY", first), false);
        SecretBox rotated = box(second);
        byte[] after = rotated.seal(TOKEN, CONTEXT);
        assertThat(prepared.open(after, CONTEXT)).isEqualTo(TOKEN);
        assertThat(rotated.open(before, CONTEXT)).isEqualTo(TOKEN);
        assertThat(rotated.isPresent(meanwhile)).isFalse();

        SecretBox forgetful = box(rotate(Map.of("TANDEM_SECRET_KEY", second), true));
        assertThat(forgetful.open(after, CONTEXT)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> forgetful.open(before, CONTEXT)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    @DisplayName("without a key nothing is made up")
    void nothing(@TempDir Path dataDir) throws IOException {
        assertThat(rotate(Map.of("TANDEM_DATA_DIR", dataDir.toString()), false)).isEmpty();

        assertThat(dataDir).isEmptyDirectory();
    }

    private static SecretBox box(String key) {
        return new TinkSecretBox(key.strip());
    }

    private static String rotate(Map<String, String> environment, boolean forget) throws IOException {
        var out = new ByteArrayOutputStream();
        var words = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        new RotateKeys(new PrintStream(out, true, UTF_8), words).run(environment, forget);
        return out.toString(UTF_8).strip();
    }
}
