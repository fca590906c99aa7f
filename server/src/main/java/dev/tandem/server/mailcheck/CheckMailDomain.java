package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Finding.Level;
import dev.tandem.server.mailcheck.Stranger.Patience;
import java.io.PrintStream;
import java.net.IDN;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The operator's command {@code ./tandem check-mail-domain}: would an email of a stranger reach the smart addresses (R60)? It needs
 * neither database nor server, changes nothing, and sends no email.
 */
final class CheckMailDomain {

    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int MISUSED = 2;

    private static final String VARIABLE = "TANDEM_SMTP_DOMAIN";
    private static final String USAGE = """
            ./tandem check-mail-domain [domain] [--port 25]

              domain   the domain of smart addresses, such as in.example.com; left out, the one in TANDEM_SMTP_DOMAIN
              --port   ask on this port instead of 25, where senders deliver; 2525 to ask Tandem itself behind a firewall

            The exit code is 0 without problems, 1 with some, 2 if it was called wrongly. Warnings are no problems.""";
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int PORT_MAX = 65_535;

    private final LookFromOutside look;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream words;

    /**
     * @param out takes what was found
     * @param words takes how to call it
     */
    CheckMailDomain(LookFromOutside look, InstantSource clock, PrintStream out, PrintStream words) {
        this.look = look;
        this.clock = clock;
        this.out = out;
        this.words = words;
    }

    /** Ends with one of the three codes. */
    public static void main(String[] arguments) {
        LoggingSystem.get(CheckMailDomain.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        Stranger stranger = new Stranger(Certificates.ofThisMachine(), Patience.USUAL);
        LookFromOutside look = new LookFromOutside(InternetMailNames.ofThisMachine(), stranger);
        System.exit(new CheckMailDomain(look, InstantSource.system(), System.out, System.err)
                .run(System.getenv(), List.of(arguments)));
    }

    /** Answers with the exit code. */
    int run(Map<String, String> environment, List<String> arguments) {
        Optional<Question> question = question(environment, arguments);
        if (question.isEmpty()) {
            words.println(USAGE);
            return MISUSED;
        }
        Question asked = question.get();
        List<Finding> found = DomainRules.judge(look.look(asked.domain(), asked.port()), clock.instant());
        found.forEach(finding ->
                out.printf("%-7s  %s%n", finding.level().name().toLowerCase(Locale.ROOT), plain(finding.text())));
        long problems = Finding.count(found, Level.PROBLEM);
        out.println(sum(asked.domain(), problems, Finding.count(found, Level.WARNING)));
        return problems == 0 ? FINE : PROBLEMS;
    }

    /** Names in records and certificates are written by strangers; the terminal shall not obey them. */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static String sum(String domain, long problems, long warnings) {
        return "On the way of emails to " + domain + ": " + counted(problems, "problem") + ", "
                + counted(warnings, "warning") + ". Nothing was sent.";
    }

    private static String counted(long count, String what) {
        return count == 1 ? "1 " + what : (count == 0 ? "no" : count) + " " + what + "s";
    }

    private record Question(String domain, int port) {}

    private static Optional<Question> question(Map<String, String> environment, List<String> arguments) {
        boolean named = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
        String domain = named ? arguments.getFirst() : environment.getOrDefault(VARIABLE, "");
        Optional<Integer> port = port(arguments.subList(named ? 1 : 0, arguments.size()));
        return domain(domain).flatMap(known -> port.map(number -> new Question(known, number)));
    }

    private static Optional<Integer> port(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(Stranger.SMTP_PORT);
        }
        boolean number = rest.size() == 2
                && rest.getFirst().equals("--port")
                && rest.getLast().matches("\\d{1,5}");
        return Optional.of(number ? Integer.parseInt(rest.getLast()) : 0).filter(port -> port > 0 && port <= PORT_MAX);
    }

    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text.strip()).toLowerCase(Locale.ROOT);
            String plain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return Optional.of(plain).filter(name -> DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
