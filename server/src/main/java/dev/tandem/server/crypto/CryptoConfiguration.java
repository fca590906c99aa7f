package dev.tandem.server.crypto;

import dev.tandem.server.PrivateFile;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.SecretBox;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the key. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

    @Bean
    SecretBox secretBox(TandemProperties properties) throws IOException {
        String key = properties.secret().key();
        return new TinkSecretBox(key == null ? keyBesideTheDatabase(properties) : key);
    }

    /** A made-up key is as safe as the database it lies beside, and lost with it; beside another machine's database it would not be. */
    private static String keyBesideTheDatabase(TandemProperties properties) throws IOException {
        if (properties.database().url() != null) {
            throw new IllegalStateException(
                    "TANDEM_DATABASE_URL names a database of your own, so the key that seals its tokens must"
                            + " be yours too. Make one with \"openssl rand -base64 32\", set it as TANDEM_SECRET_KEY on every"
                            + " server, and keep a copy where you keep your backups.");
        }
        return PrivateFile.readOrMake(properties.dataDir().resolve("secret.key"), SecretKey::generate);
    }
}
