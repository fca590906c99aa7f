package dev.tandem.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator can set, as environment variables {@code TANDEM_*} or under {@code tandem} in {@code application.yaml}:
 * {@code TANDEM_PUBLIC_URL} is {@code tandem.public-url}.
 *
 * @param publicUrl where browsers and Google reach this server, without a slash at the end
 * @param dataDir where the embedded database, blobs and the generated key live
 * @param demo makes the demo data; when absent, only the sandbox has it
 * @param outgoing what providers and webhooks may reach
 * @param smtp where emails to smart addresses come in
 * @param inbound who may bring them by HTTP instead
 */
@ConfigurationProperties("tandem")
public record TandemProperties(
        URI publicUrl,
        @DefaultValue("./data") Path dataDir,
        @Nullable Boolean demo,
        @DefaultValue Database database,
        @DefaultValue Secret secret,
        @DefaultValue Admin admin,
        @DefaultValue Emulator emulator,
        @DefaultValue Outgoing outgoing,
        @DefaultValue Smtp smtp,
        @DefaultValue Inbound inbound,
        @DefaultValue GoogleProperties google) {

    public TandemProperties {
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** Whether the bundled Gmail emulator stands in for Google: nobody gave us an OAuth client. */
    public boolean sandbox() {
        return google.clientId() == null;
    }

    /** Whether a first start makes the demo agency. */
    public boolean demoData() {
        return demo == null ? sandbox() : demo;
    }

    /** Google's addresses, or the emulator's. */
    public GoogleEndpoints googleEndpoints() {
        return GoogleEndpoints.of(google, sandbox() ? URI.create("http://localhost:" + emulator.port()) : null);
    }

    /** The domain of smart addresses; absent: there are none. */
    public @Nullable String smartDomain() {
        return smtp.domain() == null && sandbox() ? Smtp.SANDBOX_DOMAIN : smtp.domain();
    }

    /** Machines beside the public internet that email providers and webhooks may be; in the sandbox this one, unless told otherwise. */
    public List<String> outgoingAllowed() {
        List<String> allowed = outgoing.allowed();
        return allowed == null ? sandbox() ? List.of("127.0.0.0/8", "::1") : List.of() : allowed;
    }

    /** An empty variable means the same as none: compose files and unit files cannot leave one out. */
    static @Nullable String givenOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * The database.
     *
     * @param url {@code jdbc:postgresql://…} or {@code postgres://user:password@host/name}; absent: the embedded one
     * @param poolSize connections kept by one server
     */
    public record Database(
            @Nullable String url, @DefaultValue("20") int poolSize) {
        public Database {
            url = givenOrNull(url);
        }
    }

    /**
     * The key that seals tokens.
     *
     * @param key base64 of 32 bytes; absent: generated beside the embedded database
     */
    public record Secret(@Nullable String key) {
        public Secret {
            key = givenOrNull(key);
        }

        @Override
        public String toString() {
            return "Secret[hidden]";
        }
    }

    /**
     * The first agency admin of an installation that has no demo data.
     *
     * @param email login; absent: made up
     * @param password absent: made up and printed once
     */
    public record Admin(@Nullable String email, @Nullable String password) {
        public Admin {
            email = givenOrNull(email);
            password = givenOrNull(password);
        }
    }

    /**
     * The bundled Gmail emulator.
     *
     * @param port where its HTTP door listens
     * @param smtpPort where it takes emails
     */
    public record Emulator(
            @DefaultValue("8025") int port,
            @DefaultValue("2526") int smtpPort) {}

    /**
     * Where Tandem goes because a user of the CRM said so.
     *
     * @param allowed names, addresses and blocks of addresses beside the public internet; absent: none, or this machine in the sandbox
     */
    public record Outgoing(@Nullable List<String> allowed) {}

    /**
     * Where emails to smart addresses come in (R60).
     *
     * @param address to listen on
     * @param port to listen on; 0 takes any free one
     * @param domain of smart addresses, as its MX record names it; absent: no smart addresses, and nothing listens, except in the sandbox
     * @param certificate PEM file with the certificate and its chain; absent: no STARTTLS
     * @param key PEM file with the certificate's private key
     */
    public record Smtp(
            @DefaultValue("localhost") String address,
            @DefaultValue("2525") int port,
            @Nullable String domain,
            @Nullable Path certificate,
            @Nullable Path key) {

        /** In the sandbox the emulator knows the way to it. */
        static final String SANDBOX_DOMAIN = "in.tandem.example";

        public Smtp {
            String given = givenOrNull(domain);
            domain = given == null ? null : given.toLowerCase(Locale.ROOT);
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException("TANDEM_SMTP_CERTIFICATE and TANDEM_SMTP_KEY belong together");
            }
        }
    }

    /**
     * Who may bring emails to smart addresses by HTTP (R60).
     *
     * @param secret what requests are signed with; two while one is being replaced; absent: nobody may
     */
    public record Inbound(@Nullable List<String> secret) {

        /** Shorter ones could be guessed from one signed request. */
        static final int SECRET_LETTERS_MIN = 32;

        public Inbound {
            secret = secret == null
                    ? List.of()
                    : secret.stream()
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .toList();
            if (secret.stream().anyMatch(one -> one.length() < SECRET_LETTERS_MIN)) {
                throw new IllegalArgumentException(
                        "TANDEM_INBOUND_SECRET needs " + SECRET_LETTERS_MIN + " letters at least");
            }
        }

        @Override
        public String toString() {
            return "Inbound[hidden]";
        }
    }
}
