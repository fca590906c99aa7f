package dev.tandem.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.mailbox.Tariff;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TandemPropertiesTest {

    @Test
    void without_an_oauth_client_the_emulator_stands_in_for_google() {
        TandemProperties sandbox = from(Map.of("TANDEM_EMULATOR_PORT", "8125"));

        assertThat(sandbox.sandbox()).isTrue();
        assertThat(sandbox.demoData()).isTrue();
        assertThat(sandbox.googleEndpoints().apiRoot()).isEqualTo(URI.create("http://localhost:8125"));
        assertThat(sandbox.googleEndpoints().authorization())
                .isEqualTo(URI.create("http://localhost:8125/o/oauth2/v2/auth"));
        assertThat(sandbox.googleEndpoints().revoke()).isEqualTo(URI.create("http://localhost:8125/revoke"));
    }

    @Test
    void with_an_oauth_client_it_is_google_itself_and_no_demo_data() {
        TandemProperties real = from(Map.of("TANDEM_GOOGLE_CLIENT_ID", "praxis-weber"));

        assertThat(real.sandbox()).isFalse();
        assertThat(real.demoData()).isFalse();
        assertThat(real.googleEndpoints())
                .isEqualTo(new GoogleEndpoints(
                        URI.create("https://gmail.googleapis.com"),
                        URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
                        URI.create("https://oauth2.googleapis.com/token"),
                        URI.create("https://oauth2.googleapis.com/revoke"),
                        URI.create("https://www.googleapis.com/oauth2/v3/certs"),
                        URI.create("https://pubsub.googleapis.com")));
    }

    @Test
    void an_empty_variable_means_the_same_as_none() {
        TandemProperties empty = from(Map.of("TANDEM_GOOGLE_CLIENT_ID", "", "TANDEM_DATABASE_URL", " "));

        assertThat(empty.sandbox()).isTrue();
        assertThat(empty.database().url()).isNull();
    }

    @Test
    void every_documented_variable_arrives() {
        TandemProperties all = from(Map.ofEntries(
                Map.entry("TANDEM_PUBLIC_URL", "https://crm.nordlicht.example"),
                Map.entry("TANDEM_DATA_DIR", "/var/lib/tandem"),
                Map.entry("TANDEM_DATABASE_URL", "postgres://db/tandem"),
                Map.entry("TANDEM_SECRET_KEY", "key"),
                Map.entry("TANDEM_DEMO", "true"),
                Map.entry("TANDEM_ADMIN_EMAIL", "ada@nordlicht.example"),
                Map.entry("TANDEM_ADMIN_PASSWORD", "apfelbaum"),
                Map.entry("TANDEM_GOOGLE_CLIENT_ID", "id"),
                Map.entry("TANDEM_GOOGLE_CLIENT_SECRET", "secret"),
                Map.entry("TANDEM_GOOGLE_API_ROOT", "http://gmail.test/"),
                Map.entry("TANDEM_GOOGLE_AUTH_ROOT", "http://auth.test"),
                Map.entry("TANDEM_GOOGLE_TOKEN_URL", "http://token.test/token"),
                Map.entry("TANDEM_GOOGLE_PUBSUB_TOPIC", "projects/p/topics/t"),
                Map.entry("TANDEM_GOOGLE_PUBSUB_SUBSCRIPTION", "projects/p/subscriptions/s"),
                Map.entry("TANDEM_GOOGLE_PUBSUB_AUDIENCE", "https://crm.nordlicht.example/gmail/push")));

        assertThat(all.publicUrl()).isEqualTo(URI.create("https://crm.nordlicht.example"));
        assertThat(all.dataDir()).hasToString("/var/lib/tandem");
        assertThat(all.database().url()).isEqualTo("postgres://db/tandem");
        assertThat(all.secret().key()).isEqualTo("key");
        assertThat(all.demoData()).isTrue();
        assertThat(all.admin()).isEqualTo(new TandemProperties.Admin("ada@nordlicht.example", "apfelbaum"));
        assertThat(all.google().clientSecret()).isEqualTo("secret");
        assertThat(all.google().pubsub().topic()).isEqualTo("projects/p/topics/t");
        assertThat(all.google().pubsub().subscription()).isEqualTo("projects/p/subscriptions/s");
        assertThat(all.google().pubsub().audience()).isEqualTo("https://crm.nordlicht.example/gmail/push");
        assertThat(all.googleEndpoints())
                .isEqualTo(new GoogleEndpoints(
                        URI.create("http://gmail.test"),
                        URI.create("http://auth.test/o/oauth2/v2/auth"),
                        URI.create("http://token.test/token"),
                        URI.create("http://token.test/revoke"),
                        URI.create("http://gmail.test/oauth2/v3/certs"),
                        URI.create("http://gmail.test")));
    }

    @Test
    void what_is_rarely_set_arrives_too() {
        TandemProperties rare = from(Map.of(
                "TANDEM_DATABASE_POOL_SIZE", "7",
                "TANDEM_EMULATOR_PORT", "8125",
                "TANDEM_EMULATOR_SMTP_PORT", "2625",
                "TANDEM_OUTGOING_ALLOWED", "mail.intern.example,10.1.0.0/16",
                "TANDEM_GOOGLE_ANSWER_WAIT", "3s",
                "TANDEM_GOOGLE_PUBSUB_SERVICE_ACCOUNT", "push@nordlicht.example",
                "TANDEM_GOOGLE_PUBSUB_CREDENTIALS", "/etc/pull.json",
                "TANDEM_GOOGLE_PUBSUB_ROOT", "http://pubsub.test/"));

        assertThat(rare.database().poolSize()).isEqualTo(7);
        assertThat(rare.emulator().port()).isEqualTo(8125);
        assertThat(rare.emulator().smtpPort()).isEqualTo(2625);
        assertThat(rare.outgoingAllowed()).containsExactly("mail.intern.example", "10.1.0.0/16");
        assertThat(rare.google().answerWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(rare.google().pubsub().serviceAccount()).isEqualTo("push@nordlicht.example");
        assertThat(rare.google().pubsub().credentials()).hasToString("/etc/pull.json");
        assertThat(rare.googleEndpoints().pubsubRoot()).isEqualTo(URI.create("http://pubsub.test"));
    }

    @Test
    void smart_addresses_need_a_domain_and_the_sandbox_has_one() {
        TandemProperties set = from(Map.of(
                "TANDEM_GOOGLE_CLIENT_ID", "client",
                "TANDEM_SMTP_DOMAIN", "In.Nordlicht.Example",
                "TANDEM_SMTP_ADDRESS", "0.0.0.0",
                "TANDEM_SMTP_PORT", "25",
                "TANDEM_SMTP_CERTIFICATE", "/etc/in.pem",
                "TANDEM_SMTP_KEY", "/etc/in.key"));

        assertThat(set.smartDomain()).isEqualTo("in.nordlicht.example");
        assertThat(set.smtp())
                .isEqualTo(new TandemProperties.Smtp(
                        "0.0.0.0", 25, "in.nordlicht.example", Path.of("/etc/in.pem"), Path.of("/etc/in.key")));
        assertThat(from(Map.of()).smartDomain()).isEqualTo("in.tandem.example");
        assertThat(from(Map.of("TANDEM_GOOGLE_CLIENT_ID", "client")).smartDomain())
                .isNull();
    }

    @Test
    void emails_by_http_need_a_secret_that_nobody_guesses() {
        String secret = "s".repeat(32);
        TandemProperties two = from(Map.of("TANDEM_INBOUND_SECRET", secret + ", " + "t".repeat(32)));

        assertThat(two.inbound().secret()).containsExactly(secret, "t".repeat(32));
        assertThat(two).asString().doesNotContain(secret);
        assertThat(from(Map.of()).inbound().secret()).isEmpty();
        assertThat(from(Map.of("TANDEM_INBOUND_SECRET", "")).inbound().secret()).isEmpty();
        assertThatThrownBy(() -> from(Map.of("TANDEM_INBOUND_SECRET", "short")))
                .hasStackTraceContaining("TANDEM_INBOUND_SECRET needs 32 letters at least");
    }

    @Test
    void security_events_are_taken_only_where_that_is_wanted() {
        assertThat(from(Map.of()).google().securityEvents()).isFalse();
        assertThat(from(Map.of("TANDEM_GOOGLE_SECURITY_EVENTS", "true"))
                        .google()
                        .securityEvents())
                .isTrue();
    }

    @Test
    void the_quota_of_a_project_can_be_told() {
        var quota = from(Map.of(
                        "TANDEM_GOOGLE_QUOTA_TARIFF", "before",
                        "TANDEM_GOOGLE_QUOTA_UNITS_PER_MINUTE", "500",
                        "TANDEM_GOOGLE_QUOTA_PROJECT_UNITS_PER_MINUTE", "9000"))
                .google()
                .quota();

        assertThat(quota).isEqualTo(new GoogleProperties.Quota(Tariff.BEFORE, 500, 9_000));
        assertThat(from(Map.of()).google().quota().mailboxUnits()).isEqualTo(6_000);
    }

    @Test
    void every_setting_is_explained_to_operators() throws IOException {
        String explained = Files.readString(Path.of("../docs/operate.md"));
        assertThat(variables("TANDEM", TandemProperties.class))
                .hasSizeGreaterThan(15)
                .allSatisfy(variable -> assertThat(explained).contains("`" + variable + "`"));
    }

    private static List<String> variables(String name, Class<?> type) {
        return !type.isRecord()
                ? List.of(name)
                : Stream.of(type.getRecordComponents())
                        .flatMap(part -> variables(name + "_" + upper(part.getName()), part.getType()).stream())
                        .toList();
    }

    private static String upper(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static TandemProperties from(Map<String, String> variables) {
        Map<String, Object> source = new HashMap<>(variables);
        source.putIfAbsent("TANDEM_PUBLIC_URL", "http://localhost:8080");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bind("tandem", TandemProperties.class).get();
    }
}
