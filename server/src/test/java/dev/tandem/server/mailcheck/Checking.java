package dev.tandem.server.mailcheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.mailcheck.Stranger.Patience;
import dev.tandem.server.outgoing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the command against a port of this machine, and keeps what it said. */
final class Checking {

    static final String DOMAIN = "in.tandem.example";
    static final TestCertificate GOOD = TestCertificate.of("dns:mx.tandem.example");

    /** Long for what answers. */
    static final Patience WHOLE = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** Short for what stays silent. */
    static final Patience SHORT = new Patience(Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofMillis(200));

    final SettableClock clock = new SettableClock();
    MailNames names = WrittenNames.usual();
    Patience patience = WHOLE;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private int code;

    /** The exit code of the last one. */
    int code() {
        return code;
    }

    /** How to call it, if that was said. */
    String words() {
        return words.toString(UTF_8);
    }

    /** What is said of the domain when it is asked on this port, by somebody who trusts this certificate. */
    String check(int port, TestCertificate trusted) {
        return run(trusted, Map.of(), List.of(DOMAIN, "--port", String.valueOf(port)));
    }

    String run(Map<String, String> environment, String... arguments) {
        return run(GOOD, environment, List.of(arguments));
    }

    private String run(TestCertificate trusted, Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stranger stranger = new Stranger(new Certificates(trusted.issuers()), patience);
        code = new CheckMailDomain(
                        new LookFromOutside(names, stranger),
                        clock,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(words, true, UTF_8))
                .run(environment, arguments);
        return out.toString(UTF_8);
    }
}
