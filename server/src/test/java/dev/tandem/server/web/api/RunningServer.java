package dev.tandem.server.web.api;

import dev.tandem.server.TandemServer;
import dev.tandem.server.gmail.EmulatedGmail;
import dev.tandem.server.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.util.Base64;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One server with the people of the demo, beside one emulator, for all tests of the API in this JVM. */
final class RunningServer {

    static final EmulatedGmail GMAIL = new EmulatedGmail();
    static final int SMTP_PORT = freePort();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningServer() {}

    /** Its address, without a slash at the end. */
    static String url() {
        return "http://localhost:" + CONTEXT.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** A bean, to look at what HTTP does not tell. */
    static <T> T get(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static ConfigurableApplicationContext start() {
        try {
            return SpringApplication.run(
                    TandemServer.class,
                    "--server.port=0",
                    "--tandem.public-url=http://localhost:8299",
                    "--tandem.database.url=" + TestDatabase.freshUrl(),
                    "--tandem.data-dir=" + Files.createTempDirectory("tandem-api"),
                    "--tandem.secret.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                    "--tandem.demo=true",
                    "--tandem.smtp.port=" + SMTP_PORT,
                    "--tandem.emulator.port=" + URI.create(GMAIL.url()).getPort(),
                    "--tandem.emulator.smtp-port=" + GMAIL.smtpPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
