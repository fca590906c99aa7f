package dev.tandem.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the server. */
@SpringBootApplication
@EnableConfigurationProperties(TandemProperties.class)
public class TandemServer {

    /** Starts the server with the configuration of the environment ({@code TANDEM_*}). */
    public static void main(String[] arguments) {
        // Before anybody uses the JDK's HTTP client: webhooks are called by checked addresses, with their names in the
        // header Host.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        StandardInput.endWhenItCloses(System.getenv());
        SpringApplication.run(TandemServer.class, arguments);
    }
}
