package dev.tandem.scenarios.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The load generator that comes with Postfix. Every one of its emails is answered 250, or it ends with an error. */
final class SmtpSource {

    private final Path program;
    private final int port;

    private SmtpSource(Path program, int port) {
        this.program = program;
        this.port = port;
    }

    /** The one on the path, where Debian puts it, or where TANDEM_SMTP_SOURCE says; empty if there is none. */
    static Optional<SmtpSource> at(int port) {
        Stream<String> path = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> folder + "/smtp-source");
        return Stream.concat(
                        Stream.ofNullable(System.getenv("TANDEM_SMTP_SOURCE")),
                        Stream.concat(path, Stream.of("/usr/sbin/smtp-source")))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new SmtpSource(program, port));
    }

    /** Sends so many emails of so many bytes over so many lines, each of which is kept; says how long that took. */
    Duration send(String from, String to, int emails, int bytes, int lines) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-d"));
        command.addAll(List.of("-s", Integer.toString(lines), "-m", Integer.toString(emails)));
        command.addAll(List.of("-l", Integer.toString(bytes), "-f", from, "-t", to, "127.0.0.1:" + port));
        try {
            long begun = System.nanoTime();
            Process source =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = source.waitFor();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (code != 0) {
                throw new IllegalStateException("smtp-source ended with " + code + ": " + said);
            }
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
