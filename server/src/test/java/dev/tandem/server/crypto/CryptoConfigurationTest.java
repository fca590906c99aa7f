package dev.tandem.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.SecretBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class CryptoConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void beside_the_embedded_database_a_key_is_made_once_for_its_owner_alone() {
        byte[][] sealed = new byte[1][];
        server().run(first -> sealed[0] = first.getBean(SecretBox.class).seal(new byte[] {7}, "ada".getBytes(UTF_8)));
        server().run(second -> {
            assertThat(second.getBean(SecretBox.class).open(sealed[0], "ada".getBytes(UTF_8)))
                    .containsExactly(7);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                    .isEqualTo("rw-------");
        });
    }

    @Test
    void with_a_database_of_your_own_the_key_is_demanded_in_a_sentence() {
        server().withPropertyValues("tandem.database.url=postgres://db/tandem").run(refused -> {
            assertThat(refused).hasFailed();
            assertThat(refused.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("TANDEM_SECRET_KEY")
                    .hasMessageContaining("openssl rand -base64 32");
            assertThat(directory.resolve("secret.key")).doesNotExist();
        });
    }

    private ApplicationContextRunner server() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("tandem.public-url=http://localhost:8080", "tandem.data-dir=" + directory);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(TandemProperties.class)
    @Import(CryptoConfiguration.class)
    static class Settings {}
}
